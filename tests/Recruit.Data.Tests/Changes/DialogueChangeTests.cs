using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Rosters;
using Recruit.Testing;

namespace Recruit.Data.Tests.Changes;

/// <summary>A dialogue can be changed until people are asked for it.</summary>
public sealed class DialogueChangeTests : DatabaseTests
{
    private TestProgramme programme = null!;
    private Dialogue evening = null!;

    private DialogueStore Dialogues => Get<DialogueStore>();

    private FreeDialogues Free => Get<FreeDialogues>();

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync();
    }

    [Fact]
    public async Task Before_any_round_everything_changes_and_the_tables_follow()
    {
        Assert.True(await Free.ChangeAsync(evening with { Title = "Wonen, anders", SizeMin = 6, SizeMax = 12, TableCount = 3 }, [], Stop));

        var changed = await Dialogues.FindAsync(evening.Number, Stop);
        Assert.Equal(("Wonen, anders", 3, 1), (changed!.Title, changed.TableCount, changed.CalendarSequence));
        Assert.Equal([1, 2, 3], (await Dialogues.TablesAsync(evening.Id, Stop)).Select(table => table.Number));
    }

    [Fact]
    public async Task Fewer_tables_are_possible_too()
    {
        await Free.ChangeAsync(evening with { SizeMin = 4, SizeMax = 8, TableCount = 3 }, [], Stop);

        Assert.True(await Free.ChangeAsync(evening with { TableCount = 1 }, [], Stop));
        Assert.Single(await Dialogues.TablesAsync(evening.Id, Stop));
    }

    [Fact]
    public async Task While_a_round_composes_it_nothing_changes()
    {
        await programme.ProposeAsync(evening, [await programme.RegisterAsync("Anna")]);

        Assert.False(await Free.IsFreeAsync(evening.Id, Stop));
        Assert.False(await Free.ChangeAsync(evening with { Title = "Te laat" }, [], Stop));
        Assert.Equal(evening.Title, (await Dialogues.GetAsync(evening.Id, Stop))!.Title);
    }

    [Fact]
    public async Task Once_people_are_invited_nothing_changes()
    {
        var round = await programme.ProposeAsync(evening, [await programme.RegisterAsync("Anna")]);
        await Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);

        Assert.False(await Free.ChangeAsync(evening with { Title = "Te laat" }, [], Stop));
    }

    [Fact]
    public async Task Saving_the_same_offer_twice_makes_one_dialogue()
    {
        Assert.False(await Dialogues.AddAsync(evening, [], Stop));
        Assert.Single(await Dialogues.ListAsync(programme.Programme.Id, null, null, Stop));
    }

    [Fact]
    public async Task A_new_dialogue_starts_from_how_its_kind_is_usually_set_up()
    {
        for (var count = 0; count < 2; count++)
            await programme.DialogueAsync(one => one with { SizeMin = 8, SizeMax = 15, Theme = "werken" });

        Assert.Equal(new DialogueTemplate(programme.Track.Id, "theme", 120, 8, 15, 1),
            Assert.Single(await Dialogues.TemplatesAsync(programme.Programme.Id, Stop)));
        Assert.Equal(["werken", "wonen"], await Dialogues.ThemesAsync(programme.Programme.Id, Stop));
    }

    [Fact]
    public async Task Before_a_round_a_table_has_no_seats()
    {
        Assert.Equal(new TableOccupancy(evening.Id, 1, 0, 0, 0, 0),
            Assert.Single(await Get<RosterStore>().OccupancyAsync(programme.Programme.Id, null, Stop)));
    }

    [Fact]
    public async Task People_who_declined_leave_an_empty_seat()
    {
        var (anna, ben) = (await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben"));
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [anna, ben]), "olga", Stop);
        var invitations = await Get<InvitationStore>().ListOfDialogueAsync(evening.Id, Stop);
        await Get<AnswerStore>().AcceptAsync(invitations.Single(one => one.RegistrationId == anna).Id, Stop);
        await Get<AnswerStore>().DeclineAsync(invitations.Single(one => one.RegistrationId == ben).Id, Stop);

        var table = Assert.Single(await Get<RosterStore>().OccupancyAsync(programme.Programme.Id, "GM0344", Stop));

        Assert.Equal(new TableOccupancy(evening.Id, 1, Seats: 2, Accepted: 1, Waiting: 0, Vacant: 1), table);
        Assert.Equal(anna, Assert.Single(await Get<RosterStore>().SeatsAsync(evening.Id, Stop)).RegistrationId);
        Assert.Empty(await Get<RosterStore>().OccupancyAsync(programme.Programme.Id, "GM0363", Stop));
    }
}
