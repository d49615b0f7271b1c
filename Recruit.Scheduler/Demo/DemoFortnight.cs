using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Post;
using Recruit.Scheduler.Reminders;

namespace Recruit.Scheduler.Demo;

/// <summary>
/// Lets the demo's fortnight pass: the same sweeps as always do their work, and made-up people answer, cancel and turn up.
/// </summary>
public sealed class DemoFortnight(
    SimulatedClock clock, IEnumerable<ISweep> sweeps, InvitationStore invitations, AnswerStore answers, DialogueStore dialogues,
    ProgrammeStore programmes, CandidateStore candidates, PostRoom post, DemoPapers papers, DemoReports reports)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromHours(3);
    private const int AtOnce = 4;
    private readonly Dictionary<Guid, long> numbers = [];

    public async Task PassAsync(Programme programme, DemoPlan plan, IProgress<DemoStep> progress, CancellationToken stop)
    {
        var tracks = await programmes.TracksAsync(programme.Id, stop);
        var planned = (await dialogues.ListAsync(programme.Id, null, null, stop)).ToDictionary(dialogue => dialogue.Id);
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
                await PostAsync(programme, stop);
            if (!hasAnswers)
                continue;
            foreach (var track in tracks)
            {
                var lines = (await invitations.ListOfTrackAsync(track.Id, stop)).Where(MayAct).ToList();
                await LearnNumbersAsync(lines, stop);
                // People answer side by side, as they would.
                await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                    async (line, own) =>
                        await ActAsync(line, planned[line.DialogueId], track, plan.Seed, now, own));
            }
            await reports.TellAsync(planned.Values, plan.Seed, now, stop);
            progress.Report(new(
                $"Day {Math.Min((now - plan.Start).Days + 1, DemoPlan.Fortnight.Days)} of {DemoPlan.Fortnight.Days}",
                $"{handled[nameof(SendDueMessages)]} mails and letters so far"));
        }
    }

    // Nobody answers, and no mail leaves.
    private static bool IsNight(DateTimeOffset now) => now.UtcDateTime.Hour is >= 21 or < 7;

    /// <summary>Every morning somebody prints the letters to people without e-mail and takes them to the post.</summary>
    private async Task PostAsync(Programme programme, CancellationToken stop)
    {
        await post.PrintAsync(programme.Id, "demo", stop);
        await post.PostAsync(programme.Id, (await post.PrintedAsync(programme.Id, stop)).Count, "demo", stop);
    }

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

    private async Task ActAsync(InvitationLine line, Dialogue dialogue, Track track, long seed, DateTimeOffset now, CancellationToken stop)
    {
        var temper = DemoTemper.Of(seed, numbers[line.RegistrationId], track.Slug != "citizens");
        if (line.State == InvitationState.Accepted && dialogue.EndsAt <= now)
            await answers.NoteAttendanceAsync(line.Id, temper.ShowsUp, "demo", stop);
        else if (line.State == InvitationState.Accepted && temper.CancelsAfter is { } regret && line.AnsweredAt + regret <= now)
            await answers.CancelAsync(line.Id, stop);
        else if (line.State == InvitationState.Accepted && track.PaperDays is not null)
            await papers.HandInAsync(line, dialogue, temper, now, stop);
        else if (line.State == InvitationState.Sent && temper.AnswersAfter is { } pause && line.SentAt + pause <= now)
            await (temper.SaysYes ? answers.AcceptAsync(line.Id, stop) : answers.DeclineAsync(line.Id, stop));
    }

    private static bool MayAct(InvitationLine line) => line.State is InvitationState.Sent or InvitationState.Accepted;

    private async Task LearnNumbersAsync(IEnumerable<InvitationLine> lines, CancellationToken stop)
    {
        var unknown = lines.Select(line => line.RegistrationId).Where(id => !numbers.ContainsKey(id)).Distinct().ToList();
        foreach (var person in await candidates.GetAsync(unknown, stop))
            numbers[person.Id] = person.Number;
    }
}
