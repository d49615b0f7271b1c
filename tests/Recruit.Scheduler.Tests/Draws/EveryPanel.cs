using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>The slow and certain way: all panels written down, and the fairest mixture of them by linear programs over people.</summary>
internal sealed class EveryPanel
{
    private readonly PanelProblem problem;
    private readonly ISolver solver;

    public EveryPanel(PanelProblem problem, ISolver solver)
    {
        (this.problem, this.solver) = (problem, solver);
        var rules = new PanelRules(problem);
        Panels = [.. AllSeatings(problem).Where(panel => !rules.BreachesOf(panel).Any())];
    }

    public IReadOnlyList<Panel> Panels { get; }

    /// <summary>Whether people could be seated so that these rules hold, whatever the others say.</summary>
    public static bool CanKeep(PanelProblem problem, IReadOnlyCollection<PanelRule> kept, int? seated = null)
    {
        var rules = new PanelRules(problem);
        return AllSeatings(problem).Any(panel =>
            (seated is null || panel.Seats.Any(seat => seat.Member == seated))
            && rules.BreachesOf(panel).All(breach => breach.Rule is { } rule && !kept.Contains(rule)));
    }

    public bool CanSeat(int member) => Panels.Any(panel => panel.Seats.Any(seat => seat.Member == member));

    /// <summary>Everyone's chance divided by the boost under leximin; 0 for those whom no panel holds.</summary>
    public double[] Leximin()
    {
        double?[] settled = [.. Enumerable.Range(0, problem.Pool.Count).Select(member => CanSeat(member) ? (double?)null : 0)];
        while (settled.Contains(null))
        {
            var level = Best(settled, [.. Enumerable.Range(0, settled.Length).Where(member => settled[member] is null)]);
            // Whoever cannot rise alone while the others keep the level is settled.
            var held = Enumerable.Range(0, settled.Length).Where(member => settled[member] is null)
                .Where(member => Best(KeptBut(member), [member]) < level + 1e-6).ToList();
            foreach (var member in held) settled[member] = level;

            double?[] KeptBut(int member) =>
                [.. settled.Index().Select(entry => entry.Index == member ? (double?)null : entry.Item ?? level)];
        }

        return [.. settled.Select(chance => chance!.Value)];
    }

    /// <summary>The lowest highest chance that there is where nobody who can be drawn has less than a lowest chance.</summary>
    public double LowestHighest(double lowest = 0)
    {
        var (program, shares) = Mixture();
        var level = program.AddVariable(0, 100, 1);
        foreach (var member in Counted())
        {
            ChanceRow(program, shares, member, double.NegativeInfinity, 0, level);
            ChanceRow(program, shares, member, lowest * problem.Pool[member].Boost, double.PositiveInfinity, null);
        }

        return Solved(program).Cost;
    }

    /// <summary>What Goldilocks adds up, at its least: one lowest chance after the other is tried, narrowing down by thirds.</summary>
    public double Balance()
    {
        var (counted, leximin) = (Counted().ToList(), Leximin());
        var share = Math.Min(1, (double)(problem.Dialogues.Sum(dialogue => dialogue.Max) - problem.Pool.Count(member => member.MustHave))
            / counted.Sum(member => problem.Pool[member].Boost));
        var (low, high) = (1e-6, counted.Min(member => leximin[member]) - 1e-9);
        for (var step = 0; step < 60; step++)
        {
            var (one, other) = (low + (high - low) / 3, high - (high - low) / 3);
            (low, high) = Sum(one) < Sum(other) ? (low, other) : (one, high);
        }

        return Sum(low);

        double Sum(double lowest) => LowestHighest(lowest) / share + share / lowest;
    }

    private IEnumerable<int> Counted() =>
        Enumerable.Range(0, problem.Pool.Count).Where(member => !problem.Pool[member].MustHave && CanSeat(member));

    private double Best(double?[] floors, IReadOnlyList<int> raised)
    {
        var (program, shares) = Mixture();
        var level = program.AddVariable(0, 100, -1);
        for (var member = 0; member < floors.Length; member++)
            if (floors[member] is { } floor)
                ChanceRow(program, shares, member, (floor - 1e-9) * problem.Pool[member].Boost, double.PositiveInfinity, null);
        foreach (var member in raised) ChanceRow(program, shares, member, 0, double.PositiveInfinity, level);
        return -Solved(program).Cost;
    }

    private (LinearModel Program, int[] Shares) Mixture()
    {
        var program = new LinearModel();
        int[] shares = [.. Panels.Select(_ => program.AddVariable(0, 1, 0))];
        var whole = program.AddRow(1, 1);
        foreach (var share in shares) program.AddTerm(whole, share, 1);
        return (program, shares);
    }

    private void ChanceRow(LinearModel program, int[] shares, int member, double lower, double upper, int? level)
    {
        var row = program.AddRow(lower, upper);
        for (var panel = 0; panel < shares.Length; panel++)
            if (Panels[panel].Seats.Any(seat => seat.Member == member)) program.AddTerm(row, shares[panel], 1);
        if (level is { } variable) program.AddTerm(row, variable, -problem.Pool[member].Boost);
    }

    private LinearAnswer Solved(LinearModel program)
    {
        var answer = solver.Solve(program, SolveBudget.Ordinary, CancellationToken.None);
        return answer.Status == SolveStatus.Optimal
            ? answer
            : throw new InvalidOperationException($"The reference got {answer.Status}: {answer.Because}");
    }

    private static IEnumerable<Panel> AllSeatings(PanelProblem problem) => Seatings(problem, 0, []).Select(seats => new Panel([.. seats]));

    private static IEnumerable<List<PanelSeat>> Seatings(PanelProblem problem, int member, List<PanelSeat> seated)
    {
        if (member == problem.Pool.Count) return [seated];
        var choices = Enumerable.Range(0, problem.Dialogues.Count)
            .Where(problem.Pool[member].CanAttend)
            .Select(dialogue => new List<PanelSeat>([.. seated, new(member, dialogue)]));
        return choices.Prepend(seated).SelectMany(chosen => Seatings(problem, member + 1, chosen));
    }
}
