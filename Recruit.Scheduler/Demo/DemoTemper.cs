using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Demo;

/// <summary>How made-up people answer: each has a temper that follows from the seed and the person's number alone.</summary>
/// <param name="AnswersAfter">Time between the invitation and the answer; null for somebody who never answers.</param>
/// <param name="CancelsAfter">Time between accepting and giving the seat back; null for somebody who keeps it.</param>
/// <param name="PaperAfter">Time that a paper takes from accepting on; null for somebody who never writes one.</param>
/// <param name="TellsAfter">Time between the evening and the form about it; null for somebody who skips the form.</param>
/// <param name="SendsAnotherAfter">Time between accepting and sending somebody else of the organisation; null for who comes.</param>
public sealed record DemoTemper(
    bool SaysYes, TimeSpan? AnswersAfter, TimeSpan? CancelsAfter, bool ShowsUp, TimeSpan? PaperAfter, TimeSpan? TellsAfter,
    TimeSpan? SendsAnotherAfter)
{
    /// <param name="person">The number of the registration.</param>
    /// <param name="sent">Whether an organisation sends the person: such people mostly come.</param>
    public static DemoTemper Of(long seed, long person, bool sent)
    {
        var random = new SeededRandom(unchecked(seed * 1_000_003 + person));
        var (answer, patience, regret, presence) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble());
        var (diligence, opinion, duty) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
        return new DemoTemper(
            SaysYes: answer < (sent ? 0.9 : 0.7),
            // Half answer within a day, most within three: after that the reminder does its work.
            AnswersAfter: answer < (sent ? 0.96 : 0.88) ? TimeSpan.FromHours(2 + 90 * patience * patience) : null,
            CancelsAfter: regret < 0.05 ? TimeSpan.FromDays(1 + 60 * regret) : null,
            ShowsUp: presence < 0.93,
            PaperAfter: diligence < 0.85 ? TimeSpan.FromDays(1 + 8 * diligence) : null,
            TellsAfter: opinion < 0.5 ? TimeSpan.FromHours(2 + 60 * opinion) : null,
            SendsAnotherAfter: sent && duty < 0.08 ? TimeSpan.FromDays(1 + 20 * duty) : null);
    }
}
