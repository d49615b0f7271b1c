using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// A draw over so many dialogues that a search over all of them at once would not end. Where the program of expected seats can still be
/// asked, it says who sits where on average, and panels round that. Otherwise the bound comes from the dialogues taken as one, and panels
/// from filling them one by one. The lottery is an even choice among the panels, honest about its gap, which shrinks with their number.
/// </summary>
internal sealed class ManyDialoguesDraw(
    PanelModel model, LotteryOptions options, ISolver solver, TimeProvider clock, IProgress<LotteryProgress>? progress)
{
    /// <summary>More numbers than this in a table are too many for the search over all dialogues.</summary>
    public const long LargestTable = 100_000;

    // Exchanges of seats make the thousand that are published of these.
    private const int PanelsMade = 100;
    private const int PanelsBetweenLooks = 25;

    // The program that mixes panels grows with types times panels, and leximin takes more than twice as many panels.
    private const int MostMixed = 600;
    private const int MostMixedUpwards = 400;

    private readonly OneOfMany[] dialogues =
        [.. model.Problem.Dialogues.Select((_, dialogue) => new OneOfMany(model, dialogue, options.Seed + dialogue))];
    private readonly long began = clock.GetTimestamp();

    public LotteryOutcome Run(CancellationToken stop)
    {
        for (var unseatable = new HashSet<int>(); ;)
        {
            var all = new AllAsOne(model, unseatable);
            var one = new PanelModel(all.Problem);
            var reasons = new ReasonsOfMany(model, all, one, dialogues, solver);
            if (reasons.WhyImpossible(stop) is { } impossible) return impossible;
            if ((Planned(unseatable, stop) ?? OneByOne(all, one, stop)) is not { } course)
                return new LotteryOutcome.NoAnswer("The program of expected seats has no answer.");

            var drawn = new EvenChoice(model, course.Aim, course.Expected, options.Fairness);
            var because = Draw(course.Panels, drawn, stop);
            if (drawn.Count == 0) return new LotteryOutcome.NoAnswer(because ?? "No panel was found.");

            // Whom no panel can hold only shows now; without them the aim is another.
            var found = reasons.Unseatable(drawn.NeverDrawn(), stop);
            if (found.Count > 0)
            {
                unseatable.UnionWith(found);
                continue;
            }

            return new LotteryOutcome.Fair(Better(Concluded(drawn.ToLottery(because)), course, stop) with
            {
                WithoutChance = reasons.WhyUnseatable(drawn.Aim.Unseatable, stop),
            });
        }
    }

    /// <summary>Null where neither a dialogue alone nor all together are impossible.</summary>
    public LotteryOutcome.Impossible? WhyImpossible(CancellationToken stop)
    {
        var all = new AllAsOne(model, new HashSet<int>());
        return new ReasonsOfMany(model, all, new PanelModel(all.Problem), dialogues, solver).WhyImpossible(stop);
    }

    private Course? Planned(HashSet<int> unseatable, CancellationToken stop) =>
        new SeatFlows(model).AreFew
        && new FairnessLadder(model, [], solver, unseatable).Climb(options.Fairness, stop) is LadderOutcome.Climbed(var ladder)
        && PanelsByRounding.Of(model, ladder.Seats, options.Seed) is { } plan
            ? new Course(ladder.Aim, plan, model.PerType(ladder.Seats)) { Ladder = ladder }
            : null;

    // A mixture of panels can be exact where an even choice among a thousand is not.
    private PanelLottery Better(PanelLottery even, Course course, CancellationToken stop) =>
        even.Proof.EndedBecause is not null && course.Ladder is { } ladder
            && model.Types.Count <= (options.Fairness == Fairness.Leximin ? MostMixedUpwards : MostMixed)
        && new Mixing(model, options, solver, clock, progress)
            .Follow(ladder, new RoundedPanels(model, ladder.Seats, options.Seed), stop) is { } mixed
        && mixed.Proof.Gap < even.Proof.Gap
            ? mixed
            : even;

    private Course? OneByOne(AllAsOne all, PanelModel one, CancellationToken stop) =>
        new FairnessLadder(one, [], solver).Climb(options.Fairness, stop) is LadderOutcome.Climbed(var ladder)
        && all.ExpectedSeats(ladder, one, model) is var expected
            ? new Course(
                all.InRealTerms(ladder.Aim, one, model), new DialogueByDialogue(model, dialogues, expected, options.Seed), expected)
            : null;

    private PanelLottery Concluded(PanelLottery lottery) =>
        lottery with
        {
            Proof = lottery.Proof with
            {
                EndedBecause = lottery.Proof.Gap <= options.Gap
                    ? null
                    : lottery.Proof.EndedBecause ?? "An even choice among a thousand panels comes no nearer.",
            },
        };

    // Why it ended before so many panels; null when it did not, or nothing is left to gain.
    private string? Draw(IPanelSource source, EvenChoice drawn, CancellationToken stop)
    {
        while (drawn.Count < PanelsMade)
        {
            stop.ThrowIfCancellationRequested();
            if (options.TimeLimit is { } limit && clock.GetElapsedTime(began) > limit) return "The time ran out.";
            if (source.Next() is not { } panel) return "No order of filling the dialogues kept every rule any more.";
            drawn.Add(panel);
            if (drawn.Count % PanelsBetweenLooks != 0) continue;
            progress?.Report(new LotteryProgress(drawn.Count, drawn.Aim.Certificate.Bound, drawn.Gap));
            if (drawn.Gap <= options.Gap) return null;
        }

        return null;
    }

    /// <summary>What to aim at, how panels come by it, and the seats per type that this is on average.</summary>
    private sealed record Course(Aim Aim, IPanelSource Panels, IReadOnlyList<double> Expected)
    {
        /// <summary>Null where the aim is that of all dialogues taken as one.</summary>
        public Ladder? Ladder { get; init; }
    }
}
