using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Scheduler.Replacements;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Replacements;

/// <summary>A group that runs short is told while more of it can still be asked.</summary>
public sealed class ShortGroupsTests : DatabaseTests
{
    private TestProgramme programme = null!;
    private Dialogue evening = null!;

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync();
    }

    [Fact]
    public async Task Of_four_women_and_no_man_left_the_men_run_short_until_enough_of_them_sign_up()
    {
        await ConfirmAsync(await RegisterAsync("woman", "Anna", "Bea", "Carla", "Dina"));

        var men = Assert.Single(await Get<ShortGroups>().OfAsync(programme.Programme.Id, Stop));
        Assert.Equal(("man", 0), (men.Level.Slug, men.Prospect.Left));
        Assert.InRange(men.Prospect.Lacking, 1.5, 2.5);

        await RegisterAsync("man", "Ed", "Fred", "Gert", "Hans", "Ivo", "Jan");
        Assert.Empty(await Get<ShortGroups>().OfAsync(programme.Programme.Id, Stop));
    }

    [Fact]
    public async Task Men_who_cannot_come_to_any_of_the_evenings_do_not_count_as_left()
    {
        await ConfirmAsync(await RegisterAsync("woman", "Anna", "Bea", "Carla", "Dina"));
        foreach (var name in new[] { "Ed", "Fred", "Gert", "Hans" })
            await programme.RegisterAsync(name, "man", wish => wish with { Availability = ["weekend"] });

        Assert.Equal(0, Assert.Single(await Get<ShortGroups>().OfAsync(programme.Programme.Id, Stop)).Prospect.Left);
    }

    [Fact]
    public async Task Before_anybody_has_a_seat_nothing_runs_short() =>
        Assert.Empty(await Get<ShortGroups>().OfAsync(programme.Programme.Id, Stop));

    private async Task<IReadOnlyList<Guid>> RegisterAsync(string gender, params string[] names)
    {
        var people = new List<Guid>();
        foreach (var name in names)
            people.Add(await programme.RegisterAsync(name, gender));
        return people;
    }

    private async Task ConfirmAsync(IReadOnlyList<Guid> seated) => Assert.IsType<ConfirmOutcome.Confirmed>(
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, seated), "olga", Stop));
}
