using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;

namespace Recruit.Scheduler.Demo;

/// <summary>
/// Lets the demo's fortnight pass: the same sweeps as always do their work, and made-up people answer, cancel and turn up.
/// </summary>
public sealed class DemoFortnight(
    SimulatedClock clock, IEnumerable<ISweep> sweeps, InvitationStore invitations, DialogueStore dialogues, ProgrammeStore programmes,
    DemoGuests guests, DemoOffice office)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromHours(3);

    public async Task PassAsync(Programme programme, DemoPlan plan, IProgress<DemoStep> progress, CancellationToken stop)
    {
        var tracks = await programmes.TracksAsync(programme.Id, stop);
        var planned = (await dialogues.ListAsync(programme.Id, null, null, stop)).ToDictionary(dialogue => dialogue.Id);
        await office.OpenAsync(programme, planned.Values, plan, stop);
        var handled = new Dictionary<string, int>();
        for (var now = plan.Start; now <= plan.End; now += Step)
        {
            if (IsNight(now))
                continue;
            clock.MoveTo(now);
            var hasAnswers = (now - plan.Start).Ticks % BetweenAnswers.Ticks == 0;
            // Mail leaves in its half hour; the rest need not look again before anybody has answered.
            foreach (var sweep in sweeps.Where(sweep => hasAnswers || sweep is SendDueMessages or ExpireInvitations))
                handled[sweep.Name] = handled.GetValueOrDefault(sweep.Name) + await RunToEndAsync(sweep, stop);
            // On the last day the letters lie ready for whoever looks around.
            if ((now - plan.Start).Ticks % TimeSpan.TicksPerDay == 0 && plan.End - now > TimeSpan.FromDays(1))
                await office.PostAsync(programme, stop);
            if (!hasAnswers)
                continue;
            foreach (var track in tracks)
                await guests.ActAsync(await invitations.ListOfTrackAsync(track.Id, stop), planned, track, plan.Seed, now, stop);
            await office.TellAsync(planned.Values, plan.Seed, now, stop);
            progress.Report(new(
                $"Day {Math.Min((now - plan.Start).Days + 1, DemoPlan.Fortnight.Days)} of {DemoPlan.Fortnight.Days}",
                $"{handled[nameof(SendDueMessages)]} mails and letters so far"));
        }

        await office.PublishAsync(programme, stop);
    }

    // Nobody answers, and no mail leaves.
    private static bool IsNight(DateTimeOffset now) => now.UtcDateTime.Hour is >= 21 or < 7;

    // A sweep takes a claim at a time; what it made due is done before time moves on. Reminders are planned for everyone at once.
    private static async Task<int> RunToEndAsync(ISweep sweep, CancellationToken stop)
    {
        var all = 0;
        while (await sweep.RunAsync(stop) is > 0 and var some)
        {
            all += some;
            if (sweep is PlanReminders)
                break;
        }
        return all;
    }
}
