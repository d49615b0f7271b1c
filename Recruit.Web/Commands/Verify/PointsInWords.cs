using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Commands.Verify;

/// <summary>Says what a proof in points shows, what that rests on, and where somebody's own points stand in it.</summary>
public sealed class PointsInWords(PublishedDraw draw, ProofPoints points)
{
    private readonly Fairness fairness = FairnessWords.All[draw.Fairness];

    /// <param name="withPeople">Whether the points were held against the people themselves.</param>
    public IEnumerable<string> Of(ProofOutcome.HoldsByPoints proof, bool withPeople)
    {
        yield return fairness switch
        {
            Fairness.MinimalHighest => Say($"The proof holds, in points: every panel lacks at least {-points.MostOfPanel:N0}, and all ")
                + Say($"people together {points.Below():N0}. So in every lottery somebody has {Percent(proof.Bound)} or more."),
            Fairness.Goldilocks => Say($"The proof holds, in points: no panel has more than {points.MostOfPanel:N0}; the people who have ")
                + Say($"any have {points.Above():N0} together, and those who lack some lack {points.Below():N0}. So highest chance over ")
                + Say($"even share plus even share over lowest is never below {proof.Bound:0.####}; ")
                + Say($"here it is {draw.Balance!.Value:0.####}."),
            _ => Say($"The proof holds, in points: no panel has more than {points.MostOfPanel + points.Below():N0}, and all people ")
                + Say($"together have {points.Above():N0}. So no lottery gives everyone more than {Percent(proof.Bound)}; ")
                + Say($"the lowest chance here is {Percent(draw.LowestChance)}."),
        };
        yield return withPeople
            ? "The points are those of the people of the file."
            : "That rests on the number of people of so many points, as levels are not published. Each of them can look at the own points "
                + Say($"with --id and --code. If all had only the least of their group, the limit were {InUnits(proof.IfLeast)}.");
        if (fairness == Fairness.Leximin && draw.Certificate.Levels.Count > 1)
            yield return "The points prove the lowest chance, not those above it: who has the people can draw again with the same seed.";
    }

    /// <summary>Where the holder of a code stands, with what each answer is worth; null where nobody has that code.</summary>
    public IReadOnlyList<string>? Own(string id, string code) => points.GroupOf(id, code) is not { } group ? null :
    [
        Say($"In the proof you are one of {group.People} people with {Range(group)}: the points of a seat and of your own answers, at ")
            + "the dialogue that you can come to where they are fewest. See for yourself:",
        .. draw.Certificate.Dialogues.Zip(draw.Certificate.Points!.Seats)
            .Where(seat => seat.Second != 0)
            .Select(seat => Say($"  {seat.Second,9:N0}  a seat{At(draw.Certificate.Dialogues.Count > 1 ? seat.First.Name : null)}")),
        .. draw.Targets.Zip(draw.Certificate.Points!.Targets)
            .Where(target => target.Second != 0)
            .Select(target => Say($"  {target.Second,9:N0}  {target.First.Attribute} {target.First.Level}{At(target.First.Dialogue)}")),
    ];

    private string InUnits(double bound) => fairness == Fairness.Goldilocks ? Say($"{bound:0.####}") : Percent(bound);

    private static string Range(PublishedPointGroup group) => group.AtLeast == group.AtMost
        ? Say($"{group.AtLeast:N0} points")
        : Say($"{group.AtLeast:N0} to {group.AtMost:N0} points");

    private static string At(string? dialogue) => dialogue is null ? "" : $" at {dialogue}";

    private static string Percent(double chance) => Say($"{100 * chance:0.###} %");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
