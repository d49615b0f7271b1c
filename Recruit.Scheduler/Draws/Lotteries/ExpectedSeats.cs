using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// The linear program of expected seats: how many of each type a lottery can seat on average. Every lottery keeps the rules on average,
/// so no lottery does better than this program; and it is tiny, for it knows types instead of panels.
/// </summary>
/// <remarks>
/// With s_t the expected seats of type t, n_t its people, b_t their boost, y_gd the seats of group g at dialogue d
/// (<see cref="SeatFlows"/>), R rules, C proven cuts:
///   maximise λ   where   min_r ≤ Σ_{t in r} s_t + Σ_{gd in r} y_gd ≤ max_r for every r of R,   Σ_t w_ct·s_t ≤ bound_c for every c of C,
///   Σ_{t in g} s_t = Σ_d y_gd for every g,   s_t − n_t·b_t·λ ≥ 0 for every t to be raised,   floor_t ≤ s_t ≤ ceiling_t.
/// Its dual weighs: u_t ≥ 0 with Σ_t u_t·n_t·b_t = 1 (at least 1 where λ is 0), and prices of rules and cuts; by weak duality they prove
/// λ without the engine (<see cref="BoundArithmetic"/>). The lowest highest chance is the same program turned about: minimise λ where
/// s_t − n_t·b_t·λ ≤ 0; and both in one, minimise η − σ·λ with n_t·b_t·λ ≤ s_t ≤ n_t·b_t·η, gives the least spread.
/// The program over panels, whose dual has a row for each panel and needs a search to find the next one: Flanigan, Gölz, Gupta, Hennig and
/// Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596, 2021.
/// </remarks>
internal sealed class ExpectedSeats(PanelModel model, IReadOnlyList<ProvenCut> cuts)
{
    private readonly SeatFlows flows = new(model);

    /// <summary>
    /// The highest level that all types without a floor can have, given the floors of the others and the ceilings of all.
    /// </summary>
    /// <param name="floors">Least expected seats per type; null for those to be raised.</param>
    /// <param name="ceilings">Most expected seats per type.</param>
    public ExpectedAnswer RaiseLowest(IReadOnlyList<double?> floors, IReadOnlyList<double> ceilings, ISolver solver, CancellationToken stop)
    {
        var program = new Program(model, flows, cuts, [.. floors.Select(floor => floor ?? 0)], ceilings);
        var level = program.AddLevel(floors.Contains(null) ? double.PositiveInfinity : 0, cost: -1);
        for (var type = 0; type < floors.Count; type++)
            if (floors[type] is null) program.KeepAbove(level, type);
        return program.Ask(solver, sign: 1, stop);
    }

    /// <summary>The lowest level that no type needs to be above; those with a seat for certain do not count.</summary>
    public ExpectedAnswer LowerHighest(ISolver solver, CancellationToken stop)
    {
        double[] nothing = [.. model.Types.Select(_ => 0.0)];
        var program = new Program(model, flows, cuts, nothing, [.. model.Types.Select((_, type) => (double)model.CountOf(type))]);
        var level = program.AddLevel(double.PositiveInfinity, cost: 1);
        for (var type = 0; type < model.Types.Count; type++)
            if (!model.HasSeatForCertain(type)) program.KeepBelow(level, type);
        return program.Ask(solver, sign: -1, stop);
    }

    /// <summary>
    /// The least difference between the highest level and so many times the lowest; the levels are the lowest and then the highest.
    /// </summary>
    /// <param name="open">Per type, whether it counts.</param>
    /// <returns>With weights below 0 where someone holds the lowest down.</returns>
    public ExpectedAnswer NarrowSpread(double pull, IReadOnlyList<bool> open, ISolver solver, CancellationToken stop)
    {
        double[] nothing = [.. open.Select(_ => 0.0)];
        var program = new Program(model, flows, cuts, nothing, [.. model.Types.Select((_, type) => (double)model.CountOf(type))]);
        var lowest = program.AddLevel(double.PositiveInfinity, cost: -pull);
        var highest = program.AddLevel(double.PositiveInfinity, cost: 1);
        foreach (var type in open.Index().Where(type => type.Item).Select(type => type.Index))
        {
            program.KeepAbove(lowest, type);
            program.KeepBelow(highest, type);
        }

        return program.Ask(solver, sign: -1, stop);
    }

    /// <summary>One question: the rules in their order as the first rows, then cuts, groups and levels.</summary>
    private sealed class Program
    {
        private readonly PanelModel model;
        private readonly SeatFlows flows;
        private readonly IReadOnlyList<ProvenCut> cuts;
        private readonly LinearModel program = new();
        private readonly int[] seats;
        private readonly int[][] seatsAt;
        private readonly List<int> levels = [];
        private readonly List<(int Type, int Row, int Way)> levelRows = [];

        public Program(
            PanelModel model, SeatFlows flows, IReadOnlyList<ProvenCut> cuts, IReadOnlyList<double> floors, IReadOnlyList<double> ceilings)
        {
            (this.model, this.flows, this.cuts) = (model, flows, cuts);
            seats = [.. floors.Select((floor, type) =>
                program.AddVariable(floor, model.CellsOf(type).Count == 0 ? 0 : Math.Max(floor, ceilings[type]), 0))];
            seatsAt = [.. flows.Groups.Select(group =>
                group.Flows.Select(_ => program.AddVariable(0, group.Types.Sum(model.CountOf), 0)).ToArray())];
            AddRules();
            foreach (var cut in cuts) AddCut(cut);
            foreach (var group in flows.Groups.Index()) Join(group.Item, seatsAt[group.Index]);
        }

        public int AddLevel(double most, double cost)
        {
            levels.Add(program.AddVariable(0, most, cost));
            return levels[^1];
        }

        public void KeepAbove(int level, int type) => AddLevelRow(level, type, program.AddRow(0, double.PositiveInfinity), way: 1);

        public void KeepBelow(int level, int type) => AddLevelRow(level, type, program.AddRow(double.NegativeInfinity, 0), way: -1);

        public ExpectedAnswer Ask(ISolver solver, int sign, CancellationToken stop)
        {
            var answer = solver.Solve(program, SolveBudget.Ordinary, stop);
            if (answer.Status != SolveStatus.Optimal)
                return new ExpectedAnswer(
                    answer.Status, [], [], [], [], answer.Because is { } note ? SolverNoteWords.Of(note).English : null);
            // A price is how fast the cost rises with a limit; the cost of raising is minus the level, that of lowering the level itself.
            return new ExpectedAnswer(
                answer.Status,
                [.. levels.Select(level => answer.Values[level])],
                flows.PerCell([.. seats.Select(type => answer.Values[type])],
                    [.. seatsAt.Select(group => group.Select(flow => answer.Values[flow]).ToArray())]),
                WeightsIn(answer, sign),
                [.. answer.Prices.Take(model.RuleCount + cuts.Count).Select(price => -sign * price)]);
        }

        private void AddRules()
        {
            foreach (var row in model.Rows.Take(model.RuleCount)) program.AddRow(row.Min, row.Max);
            for (var type = 0; type < seats.Length; type++)
                foreach (var rule in flows.RulesOf(type)) program.AddTerm(rule, seats[type], 1);
            foreach (var (group, variables) in flows.Groups.Zip(seatsAt))
                foreach (var (flow, variable) in group.Flows.Zip(variables))
                    foreach (var rule in flow.Rules) program.AddTerm(rule, variable, 1);
        }

        private void AddCut(ProvenCut cut)
        {
            var row = program.AddRow(double.NegativeInfinity, cut.Bound);
            for (var type = 0; type < seats.Length; type++)
                if (cut.Weights[type] != 0) program.AddTerm(row, seats[type], cut.Weights[type]);
        }

        // Whoever has a seat sits somewhere.
        private void Join(FlowGroup group, int[] variables)
        {
            var row = program.AddRow(0, 0);
            foreach (var type in group.Types) program.AddTerm(row, seats[type], 1);
            foreach (var variable in variables) program.AddTerm(row, variable, -1);
        }

        private double[] WeightsIn(LinearAnswer answer, int sign)
        {
            var weights = new double[model.Types.Count];
            foreach (var (type, row, way) in levelRows) weights[type] += sign * way * Math.Max(0, way * answer.Prices[row]);
            return weights;
        }

        private void AddLevelRow(int level, int type, int row, int way)
        {
            levelRows.Add((type, row, way));
            program.AddTerm(row, seats[type], 1);
            program.AddTerm(row, level, -model.CountOf(type) * model.BoostOf(type));
        }
    }
}

/// <summary>What the program of expected seats says.</summary>
/// <param name="Seats">Per cell.</param>
/// <param name="Levels">One for each that was asked for.</param>
/// <param name="Weights">Per type, how much the level owes to it; 0 where it could change without harm.</param>
/// <param name="Prices">Per rule and then per cut, how fast the level rises with its limit.</param>
internal sealed record ExpectedAnswer(
    SolveStatus Status, IReadOnlyList<double> Levels, IReadOnlyList<double> Seats, IReadOnlyList<double> Weights,
    IReadOnlyList<double> Prices, string? Because = null)
{
    /// <summary>The first of the levels.</summary>
    public double Level => Levels[0];
}
