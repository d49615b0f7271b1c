using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;

namespace Recruit.Scheduler.Demo;

/// <summary>Made-up people answer, cancel, send another, write papers, turn up and say how it was, each by an own temper.</summary>
public sealed class DemoGuests(
    AnswerStore answers, CandidateStore candidates, DemoPapers papers, DemoSubstitutes substitutes, DemoEvaluation evaluation)
{
    private const int AtOnce = 4;
    private readonly Dictionary<Guid, long> numbers = [];

    /// <summary>Does what each of these people does by now.</summary>
    public async Task ActAsync(
        IReadOnlyList<InvitationLine> invited, IReadOnlyDictionary<Guid, Dialogue> planned, Track track, long seed, DateTimeOffset now,
        CancellationToken stop)
    {
        var lines = invited.Where(MayAct).ToList();
        await LearnNumbersAsync(lines, stop);
        // People answer side by side, as they would.
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (line, own) => await ActAsync(line, planned[line.DialogueId], track, seed, now, own));
    }

    private async Task ActAsync(InvitationLine line, Dialogue dialogue, Track track, long seed, DateTimeOffset now, CancellationToken stop)
    {
        var number = numbers[line.RegistrationId];
        var temper = DemoTemper.Of(seed, number, track.Slug != "citizens");
        if (line.State == InvitationState.Attended)
            await evaluation.AnswerAsync(line, dialogue, temper, new DemoPerson(seed, number), now, stop);
        else if (line.State == InvitationState.Accepted && dialogue.EndsAt <= now)
            await answers.NoteAttendanceAsync(line.Id, temper.ShowsUp, "demo", stop);
        else if (line.State == InvitationState.Accepted && temper.CancelsAfter is { } regret && line.AnsweredAt + regret <= now)
            await answers.CancelAsync(line.Id, stop);
        else if (line.State == InvitationState.Accepted && track.PaperDays is not null)
            await papers.HandInAsync(line, dialogue, temper, now, stop);
        else if (line.State == InvitationState.Accepted && track.Slug == "civil_society")
            await substitutes.SendAsync(line, temper, new DemoPerson(seed, number), now, stop);
        else if (line.State == InvitationState.Sent && temper.AnswersAfter is { } pause && line.SentAt + pause <= now)
            await (temper.SaysYes ? answers.AcceptAsync(line.Id, stop) : answers.DeclineAsync(line.Id, stop));
    }

    private static bool MayAct(InvitationLine line) =>
        line.State is InvitationState.Sent or InvitationState.Accepted or InvitationState.Attended;

    private async Task LearnNumbersAsync(IEnumerable<InvitationLine> lines, CancellationToken stop)
    {
        var unknown = lines.Select(line => line.RegistrationId).Where(id => !numbers.ContainsKey(id)).Distinct().ToList();
        foreach (var person in await candidates.GetAsync(unknown, stop))
            numbers[person.Id] = person.Number;
    }
}
