using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Commands.Draw;
using Recruit.Web.Commands.Draw.Files;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Verify;

/// <summary>
/// One run of <c>verify</c>: reads the published files, holds them against each other, and prints who is drawn or what does not match.
/// </summary>
public sealed class VerifyRun(VerifyOrder order, TextWriter output, TextWriter error)
{
    private const int MostShown = 20;

    private static readonly JsonSerializerOptions Words =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Run()
    {
        var faults = new List<FileFault>();
        var number = order.Number is null ? null : PanelChoice.NumberIn(order.Number);
        CheckOptions(number, faults);
        if (faults.Count > 0) return FaultList.Refuse(faults, error);

        var outcome = DrawVerification.Check(
            File.ReadAllBytes(order.Report), File.ReadAllBytes(order.Panels), new VerificationQuestion(number, order.Beacon));
        if (outcome is VerificationOutcome.Refused(var flaws)) return Refuse(flaws);

        var inOrder = (VerificationOutcome.InOrder)outcome;
        var problem = order.People is { } people ? ProblemOf(people, inOrder.Draw, faults) : null;
        if (faults.Count > 0) return FaultList.Refuse(faults, error);

        var proof = ProofVerification.Check(inOrder.Draw, problem);
        flaws = [.. problem is null ? [] : PeopleVerification.FlawsOf(inOrder.Draw, inOrder.Panels, problem), .. FlawsOf(proof),
            .. FlawsOfReceipt(inOrder)];
        if (flaws.Count > 0) return Refuse(flaws);
        Tell(inOrder, proof);
        return ExitCode.Done;
    }

    private void CheckOptions(int? number, List<FileFault> faults)
    {
        foreach (var path in new[] { order.Report, order.Panels }.Where(path => !File.Exists(path)))
            faults.Add(new(path, null, null, "there is no such file", "Check the name and the folder."));
        if (order.Number is { } text && number is null) faults.Add(DrawChoice.NoNumber(text));
        if (order is { Number: not null, Beacon: not null })
            faults.Add(new("--beacon", null, null, "the number of the panel is given already", "Leave out --number or --beacon."));
        if (order.Id is null != order.Code is null)
            faults.Add(new("--id", null, null, "one's own chance needs both id and code", "Give --id and --code together."));
    }

    private PanelProblem? ProblemOf(string people, PublishedDraw draw, List<FileFault> faults)
    {
        var levels = draw.Targets.GroupBy(target => target.Attribute).ToDictionary(
            attribute => attribute.Key, IReadOnlyList<string> (attribute) => [.. attribute.Select(target => target.Level).Distinct()]);
        var dialogues = draw.Certificate.Dialogues.Count > 1 ? draw.Certificate.Dialogues.Select(dialogue => dialogue.Name).ToList() : [];
        var columns = new PoolColumns(
            levels, dialogues, order.HouseholdColumns?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return PoolFile.Read(people, columns, faults) is { } pool ? PublishedProof.ProblemOf(draw) with { Pool = pool.Members } : null;
    }

    private static string[] FlawsOf(ProofOutcome proof) => proof is ProofOutcome.Broken(var flaw) ? [flaw] : [];

    private IEnumerable<string> FlawsOfReceipt(VerificationOutcome.InOrder inOrder)
    {
        if (order is not { Id: { } id, Code: { } code }) yield break;
        var (receipt, times) = (Receipts.HashOf(id, code), inOrder.Panels.Times().GetValueOrDefault(id));
        if (inOrder.Draw.Chances.FirstOrDefault(chance => chance.Receipt == receipt) is not { } mine)
            yield return $"No chance is published for {id} with that code.";
        else if ((int)Math.Round(mine.Chance * NumberedPanels.Count) != times)
            yield return FormattableString.Invariant($"{id} has a chance of {mine.Chance} and is on {times} panels.");
        else
            error.WriteLine(
                FormattableString.Invariant($"Your chance is {100 * mine.Chance:0.#} %: you are on {times} of the thousand panels."));
        if (WordsOf(inOrder.Draw) is not { } words || inOrder.Draw.WithoutChance.Any(one => one.Id == id)) yield break;
        if (words.Own(id, code) is { } own)
            foreach (var sentence in own) error.WriteLine(sentence);
        else
            yield return $"No points are published for {id} with that code.";
    }

    private static PointsInWords? WordsOf(PublishedDraw draw) =>
        ProofPoints.In(draw) is { } points ? new PointsInWords(draw, points) : null;

    private int Refuse(IReadOnlyList<string> flaws)
    {
        error.WriteLine("This draw is not in order:");
        foreach (var flaw in flaws.Take(MostShown)) error.WriteLine($"- {flaw}");
        if (flaws.Count > MostShown) error.WriteLine($"… and {flaws.Count - MostShown} more.");
        if (order.Json) output.WriteLine(JsonSerializer.Serialize(new { Status = "not_in_order", Flaws = flaws }, Words));
        return ExitCode.NoSolution;
    }

    private static string BoundIn(PublishedDraw draw) => draw.Balance is { } balance
        ? FormattableString.Invariant($"highest chance over even share plus even share over lowest chance is {balance.Value:0.####}, and ")
            + FormattableString.Invariant($"no mixture of panels comes below {balance.Bound:0.####}")
        : FormattableString.Invariant($"no panel beats the bound of {100 * draw.Certificate.Bound:0.###} %");

    private IEnumerable<string> SentencesOf(ProofOutcome proof, PublishedDraw draw) => proof switch
    {
        ProofOutcome.Unchecked(var because) => [$"The proof of how fair it is was not checked: {because}."],
        ProofOutcome.HoldsByPoints holds => WordsOf(draw)!.Of(holds, withPeople: order.People is not null),
        _ => [$"The proof holds: {BoundIn(draw)}, so no lottery that keeps the rules is fairer than that."],
    };

    private void Tell(VerificationOutcome.InOrder inOrder, ProofOutcome proof)
    {
        foreach (var fact in inOrder.Facts) error.WriteLine(fact);
        if (order.People is not null) error.WriteLine("Every one of the thousand panels meets every target and keeps households apart.");
        if (inOrder.Draw.Seated is { } seated)
            error.WriteLine("The tables were set for each of the thousand panels before they were published, and nobody lacked a chair"
                + (seated.Replaced == 0 ? "." : $"; {seated.Replaced} that left somebody out gave way to others."));
        foreach (var sentence in SentencesOf(proof, inOrder.Draw)) error.WriteLine(sentence);
        if (proof is ProofOutcome.Holds(> 1 and var levels, var gap))
            error.WriteLine(FormattableString.Invariant(
                $"And so on upwards: where all below have theirs, each of the {levels - 1} chances above it is as high as can be, ")
                + FormattableString.Invariant($"to within {100 * gap:0.####} %."));
        else if (proof is ProofOutcome.Holds
            && FairnessWords.All[inOrder.Draw.Fairness] == Fairness.Leximin
            && inOrder.Draw.Certificate.Levels.Count == 0)
            error.WriteLine("The report proves the lowest chance only, not those above it.");
        var drawn = inOrder.Number is { } number ? inOrder.Panels.Panels[number] : [];
        if (order.Json)
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    Status = "in_order",
                    inOrder.Number,
                    Proof = proof is ProofOutcome.Unchecked ? "unchecked" : "holds",
                    Drawn = drawn.Select(seat => new { seat.Id, seat.Dialogue }),
                }, Words));
        else
            foreach (var (id, dialogue) in drawn) output.WriteLine(dialogue == "" ? id : $"{id},{dialogue}");
    }
}
