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
    public const long LargestTable = 100_000;

    // Work is counted in dialogues filled, so that the same draw is the same on every machine.
    private const int MostFills = 25_000;
    private const int MostPanelsEver = 2_000;
    private const int PanelsBeforeFirstLook = 50;
    private const int PanelsBetweenLooks = 20;

    private readonly OneOfMany[] dialogues = [.. model.Problem.Dialogues.Select((_, dialogue) => new OneOfMany(model, dialogue, options.Seed + dialogue))];
    private readonly long began = clock.GetTimestamp();

    public LotteryOutcome Run(CancellationToken stop)
    {
        for (var unseatable = new HashSet<int>(); ;)
        {
            var all = new AllAsOne(model.Problem, unseatable);
            var one = new PanelModel(all.Problem);
            var reasons = new ReasonsOfMany(model, all, one, dialogues, solver);
            if (reasons.WhyImpossible(stop) is { } impossible) return impossible;
            if (new FairnessLadder(one, [], solver).Climb(options.Fairness, stop) is not LadderOutcome.Climbed(var ofOne))
                return new LotteryOutcome.NoAnswer("The program of expected seats has no answer.");

            var drawn = new EvenChoice(model, all.InRealTerms(ofOne.Aim, one, model), options.Fairness);
            var source = new DialogueByDialogue(model, dialogues, all.ExpectedSeats(ofOne, one, model), options.Seed);
            var because = Draw(source, drawn, PanelsBeforeFirstLook, stop);
            if (drawn.Count == 0) return new LotteryOutcome.NoAnswer(because ?? "No panel was found.");

            // Whom no panel can hold only shows now; without them the aim is another.
            var found = reasons.Unseatable(drawn.NeverDrawn(), stop);
            if (found.Count > 0)
            {
                unseatable.UnionWith(found.SelectMany(type => model.Types[type].Members));
                continue;
            }

            because ??= Draw(source, drawn, MostPanels, stop);
            return new LotteryOutcome.Fair(drawn.Best(because) with { WithoutChance = reasons.WhyUnseatable(drawn.Aim.Unseatable, stop) });
        }
    }

    private int MostPanels => Math.Min(MostPanelsEver, MostFills / dialogues.Length);

    // Why it ended before so many panels; null when it did not, or nothing is left to gain.
    private string? Draw(DialogueByDialogue source, EvenChoice drawn, int panels, CancellationToken stop)
    {
        while (drawn.Count < panels)
        {
            stop.ThrowIfCancellationRequested();
            if (options.TimeLimit is { } limit && clock.GetElapsedTime(began) > limit) return "The time ran out.";
            if (source.Next() is not { } panel) return "No order of filling the dialogues kept every rule any more.";
            drawn.Add(panel);
            if (drawn.Count % PanelsBetweenLooks != 0) continue;
            progress?.Report(new LotteryProgress(drawn.Count, drawn.Aim.Certificate.Bound, drawn.Gap));
            if (drawn.Gap <= options.Gap) return null;
        }

        return panels < MostPanels ? null : "The limit of work was reached.";
    }
}
