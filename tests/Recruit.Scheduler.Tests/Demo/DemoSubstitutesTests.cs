using Recruit.Data.Invitations;
using Recruit.Data.Results;
using Recruit.Scheduler.Demo;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Demo;

/// <summary>In the demo the Buurthuis sends another person for Anna, and what stands in the summary is what came of it.</summary>
public sealed class DemoSubstitutesTests : DatabaseTests
{
    private static readonly DemoPerson Anna = new(2021, 1);
    private EveningOfOrganisations evening = null!;

    protected override async Task BeginAsync() => evening = await EveningOfOrganisations.CreateAsync(Database);

    [Fact]
    public async Task Another_person_is_named_once_it_is_time_and_agrees_at_the_next_step()
    {
        var habit = Get<DemoSubstitutes>();
        var line = (await Get<InvitationStore>().ListOfDialogueAsync(evening.Dialogue.Id, Stop))
            .Single(invited => invited.RegistrationId == evening.Anna);
        var temper = DemoTemper.Of(2021, 1, sent: true) with { SendsAnotherAfter = TimeSpan.FromDays(1) };
        var accepted = line.AnsweredAt!.Value;

        await habit.SendAsync(line, temper, Anna, accepted.AddHours(23), Stop);
        await habit.SendAsync(line, temper, Anna, accepted.AddHours(24), Stop);
        Assert.Equal(0, await SubstitutesAsync());
        await habit.SendAsync(line, temper, Anna, accepted.AddHours(27), Stop);
        await habit.SendAsync(line, temper, Anna, accepted.AddHours(30), Stop);

        Assert.Equal(1, await SubstitutesAsync());
    }

    private async Task<int> SubstitutesAsync() =>
        Assert.Single((await Get<SummaryStore>().ReadAsync(evening.Programme.Programme.Id, Stop)).Tracks).Substitutes;
}
