using System.Globalization;
using Recruit.Scheduler.Tables;

namespace Recruit.Web.Tables;

/// <summary>Says in a few sentences what came of a run, for the terminal and for the page.</summary>
public static class ResultInWords
{
    public static IEnumerable<string> Of(ComposeResult result)
    {
        var (first, proof) = (result.Rounds[0], result.Proof);
        var sizes = first.Tables.Select(table => table.Guests.Count).ToList();
        yield return Say($"{first.TableOf.Count} people at {first.Tables.Count} tables of {sizes.Min()} to {sizes.Max()}: {proof.InWords} (deviation {proof.Deviation:0.###}, bound {proof.Bound:0.###}).");
        if (result.Rounds.Count > 1) yield return Say($"In {result.Rounds.Count} rounds {result.Meetings.Pairs} pairs of people meet, of at most {result.Meetings.MostPairs}.");
        if (first.Wishes.Asked > 0) yield return Say($"{first.Wishes.Granted} of {first.Wishes.Asked} people sit at a table with a theme of their wish.");
        if (result.Repair is { } repair) yield return Say($"{repair.Left.Count} left, {repair.Added.Count} came, {repair.Changes.Count - repair.Added.Count} change tables; the deviation was {repair.DeviationBefore:0.###} and is {repair.After.Deviation:0.###}.");
        if (first.Unplaced.Count > 0) yield return Say($"{first.Unplaced.Count} people have no seat; the report says why.");
        if (first.SolverNote is { } note) yield return note;
        if (result.TimeRanOut) yield return "The time ran out before the search had ended.";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
