using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Explaining;

namespace Recruit.Web.Commands.Compose;

/// <summary>Says in a few sentences what came of a run, for the terminal and for the page.</summary>
public static class ResultInWords
{
    private const int MostNamed = 10;

    /// <summary>Everything, with who has no seat and why.</summary>
    public static IEnumerable<Wording> Of(ComposeResult result) =>
        [Seated(result.Rounds[0], result.Proof), .. Besides(result), .. result.Rounds[0].Unplaced
            .GroupBy(guest => guest.Because, guest => guest.Id)
            .Select(reason => Seatless([.. reason], reason.Key))];

    /// <summary>What is worth telling besides the proof.</summary>
    public static IEnumerable<Wording> Besides(ComposeResult result)
    {
        var first = result.Rounds[0];
        if (result.Rounds.Count > 1) yield return Wording.Of(
            $"In {result.Rounds.Count} rounds {result.Meetings.Pairs} pairs of people meet, of at most {result.Meetings.MostPairs}.",
            $"In {result.Rounds.Count} rondes ontmoeten {result.Meetings.Pairs} paren elkaar, van hoogstens {result.Meetings.MostPairs}.");
        if (first.Wishes.Asked > 0) yield return Wording.Of(
            $"{first.Wishes.Granted} of {first.Wishes.Asked} people sit at a table with a theme of their wish.",
            $"{first.Wishes.Granted} van {first.Wishes.Asked} mensen zitten aan een tafel met een thema van hun wens.");
        if (first.Wishes is { NearAsked: > 0 and var asked, NearGranted: var granted }) yield return Wording.Of(
            $"{granted} of {asked} people for whom there is a table near home sit at one.",
            $"{granted} van {asked} mensen voor wie er een tafel dicht bij huis is zitten aan zo'n tafel.");
        if (result.Repair is { } repair) yield return Mended(repair);
        if (first.SolverNote is { } note) yield return SolverNoteWords.Of(note);
        if (result.TimeRanOut)
            yield return new("The time ran out before the search had ended.", "De tijd was om voordat alles geprobeerd was.");
    }

    private static Wording Seated(Composition first, BalanceProof proof)
    {
        var sizes = Sizes(first);
        var figures = Wording.Of(
            $"deviation {proof.Deviation:0.###}, bound {proof.Bound:0.###}",
            $"afwijking {proof.Deviation:0.###}, ondergrens {proof.Bound:0.###}");
        return Wording.Of(
            $"{first.TableOf.Count} people at {first.Tables.Count} tables of {sizes.English}: {proof.Words.English} ({figures.English}).",
            $"{first.TableOf.Count} mensen aan {first.Tables.Count} tafels van {sizes.Dutch}: {proof.Words.Dutch} ({figures.Dutch}).");
    }

    /// <summary>How many sit at a table: "12", or "12 to 13".</summary>
    public static Wording Sizes(Composition round)
    {
        var (least, most) = (round.Tables.Min(table => table.Guests.Count), round.Tables.Max(table => table.Guests.Count));
        return least == most ? new($"{least}", $"{least}") : new($"{least} to {most}", $"{least} tot {most}");
    }

    private static Wording Mended(Repair repair)
    {
        var (left, came, change) = (repair.Left.Count, repair.Added.Count, repair.Changes.Count - repair.Added.Count);
        var (was, now) = (repair.DeviationBefore, repair.After.Deviation);
        return Wording.Of(
            $"{left} left, {came} came, {change} change tables; the deviation was {was:0.###} and is {now:0.###}.",
            $"{left} vertrokken, {came} kwamen erbij, {change} wisselen van tafel; de afwijking was {was:0.###} en is {now:0.###}.");
    }

    private static Wording Seatless(IReadOnlyList<string> ids, Wording because)
    {
        if (ids.Count == 1) return new($"{ids[0]} has no seat: {because.English}.", $"{ids[0]} heeft geen plaats: {because.Dutch}.");
        var some = string.Join(", ", ids.Take(MostNamed)) + (ids.Count > MostNamed ? ", …" : "");
        return new($"{ids.Count} people have no seat ({some}): {because.English}.",
            $"{ids.Count} mensen hebben geen plaats ({some}): {because.Dutch}.");
    }
}
