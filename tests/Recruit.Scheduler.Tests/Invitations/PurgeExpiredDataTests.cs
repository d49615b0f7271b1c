using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Invitations;

/// <summary>People are forgotten by themselves.</summary>
public sealed class PurgeExpiredDataTests : IAsyncLifetime
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private TestDatabase database = null!;
    private TestProgramme programme = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        programme = await TestProgramme.CreateAsync(database);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Ninety_days_after_the_last_dialogue_nobody_is_known_any_more_and_not_a_day_before()
    {
        var dialogue = await programme.DialogueAsync();
        var anna = await programme.RegisterAsync("anna");
        var person = (await database.Get<RegistrationStore>().GetAsync(anna, Stop))!.PersonId;

        database.Clock.MoveTo(dialogue.EndsAt + PurgeExpiredData.Kept);
        Assert.Equal(0, await database.Get<PurgeExpiredData>().RunAsync(Stop));
        Assert.NotNull(await database.Get<Vault>().ReadAsync(person, Stop));

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await database.Get<PurgeExpiredData>().RunAsync(Stop));
        Assert.Null(await database.Get<Vault>().ReadAsync(person, Stop));
        Assert.Equal("erased", (await database.Get<RegistrationStore>().GetAsync(anna, Stop))!.State);
    }

    [Fact]
    public async Task A_programme_without_any_dialogue_yet_forgets_nobody()
    {
        await programme.RegisterAsync("anna");
        database.Clock.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(0, await database.Get<PurgeExpiredData>().RunAsync(Stop));
    }

    [Fact]
    public async Task The_local_mailbox_forgets_those_who_were_erased_and_keeps_the_others()
    {
        await programme.DialogueAsync();
        var anna = await programme.RegisterAsync("anna", change: wish => wish with { Confirmed = false });
        await programme.RegisterAsync("ben", change: wish => wish with { Confirmed = false });
        await database.Get<SendDueMessages>().RunAsync(Stop);
        Assert.Equal(2, database.Get<LocalMailbox>().Count());

        await database.Get<DepartureStore>().EraseAsync(anna, Stop);
        await database.Get<PurgeExpiredData>().RunAsync(Stop);

        var kept = Assert.Single(await database.Get<LocalMailbox>().NewestAsync(null, 0, 10, Stop));
        Assert.Contains("ben@voorbeeld.example", kept.To, StringComparison.Ordinal);
    }
}
