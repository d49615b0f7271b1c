using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// A draw over so many dialogues that a search over all of them at once would not end: the bound comes from the dialogues taken as one, the panels from
/// filling them one by one, and the lottery is an even choice among the panels. It is honest about its gap, which shrinks with their number.
/// </summary>
internal sealed class ManyDialoguesDraw(PanelModel model, LotteryOptions options, ISolver solver, TimeProvider clock, IProgress<LotteryProgress>? progress)
{
    /// <summary>More numbers than this in a table are too many for the search over all dialogues.</summary>
    public const long LargestTable = 1_000_000;

    // Work is counted in dialogues filled, so that the same draw is the same on every machine.
    private const int MostFills = 25_000;
    private const int MostPanels = 2_000;
    private const int PanelsBetweenLooks = 50;

    private readonly AllAsOne all = new(model.Problem);
    private readonly long began = clock.GetTimestamp();

    public LotteryOutcome Run(CancellationToken stop)
    {
        var one = new PanelModel(all.Problem);
        OneOfMany[] dialogues = [.. model.Problem.Dialogues.Select((_, dialogue) => new OneOfMany(model, dialogue, options.Seed + dialogue))];
        var reasons = new ReasonsOfMany(model, all, one, dialogues, solver);
        if (reasons.WhyImpossible(stop) is { } impossible) return impossible;
        if (new FairnessLadder(one, [], solver).Climb(options.Fairness, stop) is not LadderOutcome.Climbed(var ofOne))
            return new LotteryOutcome.NoAnswer("The program of expected seats has no answer.");

        var counted = new EvenChoice(model, all.InRealTerms(ofOne.Aim, one, model), options.Fairness);
        var because = Draw(new DialogueByDialogue(model, dialogues, all.ExpectedSeats(ofOne, one, model), options.Seed), counted, reasons, stop);
        if (counted.Count == 0) return new LotteryOutcome.NoAnswer(because ?? "No panel was found.");

        var lottery = counted.Best(because);
        return new LotteryOutcome.Fair(lottery with { WithoutChance = reasons.WhyUnseatable(counted.Aim.Unseatable, stop) });
    }

    // Why it ended before the gap was closed; null when it was.
    private string? Draw(DialogueByDialogue source, EvenChoice counted, ReasonsOfMany reasons, CancellationToken stop)
    {
        for (var left = Math.Min(MostPanels, MostFills / model.Problem.Dialogues.Count); left > 0; left--)
        {
            stop.ThrowIfCancellationRequested();
            if (options.TimeLimit is { } limit && clock.GetElapsedTime(began) > limit) return "The time ran out.";
            if (source.Next() is not { } panel) return "No order of filling the dialogues kept every rule any more.";
            counted.Add(panel);
            if (counted.Count % PanelsBetweenLooks != 0) continue;
            if (counted.Count == PanelsBetweenLooks) counted.SetAside(reasons.Unseatable(counted.NeverDrawn(), stop));
            progress?.Report(new LotteryProgress(counted.Count, counted.Aim.Certificate.Bound, counted.Gap));
            if (counted.Gap <= options.Gap) return null;
        }

        return "The limit of work was reached.";
    }
}
