using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Invitations;

/// <summary>People are forgotten by themselves.</summary>
public sealed class PurgeExpiredDataTests : ProgrammeTests
{
    [Fact]
    public async Task Ninety_days_after_the_last_dialogue_nobody_is_known_any_more_and_not_a_day_before()
    {
        var dialogue = await Programme.DialogueAsync();
        var anna = await Programme.RegisterAsync("anna");
        var person = (await Get<RegistrationStore>().GetAsync(anna, Stop))!.PersonId;

        Database.Clock.MoveTo(dialogue.EndsAt + PurgeExpiredData.Kept);
        Assert.Equal(0, await Get<PurgeExpiredData>().RunAsync(Stop));
        Assert.NotNull(await Get<Vault>().ReadAsync(person, Stop));

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Get<PurgeExpiredData>().RunAsync(Stop));
        Assert.Null(await Get<Vault>().ReadAsync(person, Stop));
        Assert.Equal("erased", (await Get<RegistrationStore>().GetAsync(anna, Stop))!.State);
    }

    [Fact]
    public async Task A_programme_without_any_dialogue_yet_forgets_nobody()
    {
        await Programme.RegisterAsync("anna");
        Database.Clock.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(0, await Get<PurgeExpiredData>().RunAsync(Stop));
    }

    [Fact]
    public async Task The_local_mailbox_forgets_those_who_were_erased_and_keeps_the_others()
    {
        await Programme.DialogueAsync();
        var anna = await Programme.RegisterAsync("anna", change: wish => wish with { Confirmed = false });
        await Programme.RegisterAsync("ben", change: wish => wish with { Confirmed = false });
        await Get<SendDueMessages>().RunAsync(Stop);
        Assert.Equal(2, Get<LocalMailbox>().Count());

        await Get<DepartureStore>().EraseAsync(anna, Stop);
        await Get<PurgeExpiredData>().RunAsync(Stop);

        var kept = Assert.Single(await Get<LocalMailbox>().NewestAsync(null, 0, 10, Stop));
        Assert.Contains("ben@voorbeeld.example", kept.To, StringComparison.Ordinal);
    }
}
