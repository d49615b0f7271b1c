using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Invitations;

/// <summary>People are forgotten by themselves.</summary>
public sealed class PurgeExpiredDataTests : ProgrammeTests
{
    [Fact]
    public async Task Ninety_days_after_the_last_dialogue_nobody_is_known_any_more_and_not_a_day_before()
    {
        var dialogue = await Programme.DialogueAsync();
        var anna = await Programme.RegisterAsync("anna");
        var person = (await Database.Get<RegistrationStore>().GetAsync(anna, Stop))!.PersonId;

        Database.Clock.MoveTo(dialogue.EndsAt + PurgeExpiredData.Kept);
        Assert.Equal(0, await Database.Get<PurgeExpiredData>().RunAsync(Stop));
        Assert.NotNull(await Database.Get<Vault>().ReadAsync(person, Stop));

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Database.Get<PurgeExpiredData>().RunAsync(Stop));
        Assert.Null(await Database.Get<Vault>().ReadAsync(person, Stop));
        Assert.Equal("erased", (await Database.Get<RegistrationStore>().GetAsync(anna, Stop))!.State);
    }

    [Fact]
    public async Task A_programme_without_any_dialogue_yet_forgets_nobody()
    {
        await Programme.RegisterAsync("anna");
        Database.Clock.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(0, await Database.Get<PurgeExpiredData>().RunAsync(Stop));
    }

    [Fact]
    public async Task The_local_mailbox_forgets_those_who_were_erased_and_keeps_the_others()
    {
        await Programme.DialogueAsync();
        var anna = await Programme.RegisterAsync("anna", change: wish => wish with { Confirmed = false });
        await Programme.RegisterAsync("ben", change: wish => wish with { Confirmed = false });
        await Database.Get<SendDueMessages>().RunAsync(Stop);
        Assert.Equal(2, Database.Get<LocalMailbox>().Count());

        await Database.Get<DepartureStore>().EraseAsync(anna, Stop);
        await Database.Get<PurgeExpiredData>().RunAsync(Stop);

        var kept = Assert.Single(await Database.Get<LocalMailbox>().NewestAsync(null, 0, 10, Stop));
        Assert.Contains("ben@voorbeeld.example", kept.To, StringComparison.Ordinal);
    }
}
