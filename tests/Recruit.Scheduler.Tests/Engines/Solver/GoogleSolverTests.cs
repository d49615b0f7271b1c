using System.Diagnostics;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Engines.Solver;

/// <summary>What the draws and the tables ask of Google.OrTools, and what it refuses so that nothing aborts.</summary>
public sealed class GoogleSolverTests
{
    private static readonly SolveBudget Budget = new(TimeSpan.FromSeconds(20));

    private static ISolver Solver { get; } = new GoogleSolver();

    [Fact]
    public void A_linear_program_comes_back_with_its_values_and_the_price_of_every_row()
    {
        // A baker earns 3 on bread and 5 on cake: flour 4 for bread alone, 12 for cake by twos, 18 together.
        var model = new LinearModel();
        var (bread, cake) = (model.AddVariable(0, double.PositiveInfinity, -3), model.AddVariable(0, double.PositiveInfinity, -5));
        AddRow(model, 4, (bread, 1));
        AddRow(model, 12, (cake, 2));
        AddRow(model, 18, (bread, 3), (cake, 2));

        var answer = Solver.Solve(model, Budget, CancellationToken.None);

        Assert.Equal(SolveStatus.Optimal, answer.Status);
        Assert.Equal(-36, answer.Cost, 6);
        Assert.Equal(-36, answer.Bound, 6);
        Assert.Equal([2, 6], answer.Values.Select(value => Math.Round(value, 6)));
        Assert.Equal([0, -1.5, -1], answer.Prices.Select(price => Math.Round(price, 6)));
    }

    [Fact]
    public void The_prices_of_a_random_program_prove_its_cost()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var (model, limits) = RandomCover(seed);

            var answer = Solver.Solve(model, Budget, CancellationToken.None);

            Assert.True(answer.Status == SolveStatus.Optimal, $"seed {seed}: {answer.Status} {answer.Because}");
            Assert.Equal(answer.Cost, limits.Zip(answer.Prices, (limit, price) => limit * price).Sum(), 5);
            foreach (var price in answer.Prices) Assert.True(price >= -1e-7, $"seed {seed}: a row that wants more has a price of {price}");
        }
    }

    [Fact]
    public void Dust_among_the_coefficients_keeps_no_one_from_an_answer()
    {
        // Nine people's chances, a few rows that keep neighbours apart, and two of a search whose coefficients hold rounding errors.
        var model = new LinearModel();
        for (var person = 0; person < 9; person++) model.AddVariable(0, 1, 0);
        var lowest = model.AddVariable(0, double.PositiveInfinity, -1);
        foreach (var (one, other) in new[] { (2, 5), (1, 6), (3, 6), (3, 8), (1, 5) }) AddRow(model, 0, 1, (one, 1), (other, 1));
        AddRow(model, 0.6666667088888898, (0, 0.6666666888888896), (2, 2.2204459382280249e-16), (7, 0.6666666888888899),
            (8, 0.6666666888888896));
        AddRow(model, 0.7500000331250013, (0, 1.4422220201960121e-16), (1, 0.7500000131250012), (3, 0.7500000131250012),
            (6, 0.7500000131250013));
        foreach (var person in new[] { 0, 2, 3, 4, 5, 6, 7, 8 }) AddRow(model, 0, double.PositiveInfinity, (person, 1), (lowest, -1));

        var answer = Solver.Solve(model, Budget, CancellationToken.None);

        Assert.Equal((SolveStatus.Optimal, null), (answer.Status, answer.Because));
        Assert.Equal(-1 / 3.0, answer.Cost, 6);
    }

    [Fact]
    public void A_linear_program_without_a_solution_or_without_an_end_says_so()
    {
        var impossible = new LinearModel();
        var person = impossible.AddVariable(0, 1, 1);
        impossible.AddTerm(impossible.AddRow(2, double.PositiveInfinity), person, 1);
        var endless = new LinearModel();
        endless.AddTerm(endless.AddRow(1, double.PositiveInfinity), endless.AddVariable(0, double.PositiveInfinity, -1), 1);

        var none = Solver.Solve(impossible, Budget, CancellationToken.None);
        Assert.Equal((SolveStatus.Infeasible, null), (none.Status, none.Because));
        Assert.True(Solver.Solve(endless, Budget, CancellationToken.None).Status is SolveStatus.Unbounded or SolveStatus.NoAnswer);
    }

    [Fact]
    public void An_exact_model_comes_back_with_its_values_and_a_proven_bound()
    {
        var (model, best) = Knapsack(seed: 5, things: 12);

        var answer = Solver.Solve(model, Budget, CancellationToken.None);

        Assert.Equal((SolveStatus.Optimal, null), (answer.Status, answer.Because));
        Assert.Equal(-best, answer.Cost);
        Assert.Equal(-best, answer.Bound);
        Assert.Equal(12, answer.Values.Count);
    }

    [Fact]
    public void A_row_counts_only_if_its_literals_hold()
    {
        var model = new ExactModel();
        var (open, seats) = (model.AddSwitch(), model.AddVariable(0, 10));
        model.AddRow(ExactSum.Of(seats), 0, 0, ExactModel.Not(open));
        model.AddRow(ExactSum.Of(seats), 3, long.MaxValue);
        model.Minimise(new ExactSum().Add(open, 5).Add(seats, 1));

        var answer = Solver.Solve(model, Budget, CancellationToken.None);

        Assert.Equal([1, 3], answer.Values);
        Assert.Equal(8, answer.Cost);
    }

    [Fact]
    public void Assumptions_that_clash_are_named_and_the_others_are_not()
    {
        // Anna wants a table of at least 5, Ben one of at most 3; Cem has no part in it.
        var model = new ExactModel();
        var size = model.AddVariable(0, 8);
        var (anna, ben, cem) = (model.AddSwitch(), model.AddSwitch(), model.AddSwitch());
        model.AddRow(ExactSum.Of(size), 5, 8, anna);
        model.AddRow(ExactSum.Of(size), 0, 3, ben);
        model.AddRow(ExactSum.Of(size), 1, 8, cem);
        foreach (var wish in new[] { anna, ben, cem }) model.Assume(wish);

        var answer = Solver.Solve(model, Budget, CancellationToken.None);

        Assert.Equal(SolveStatus.Infeasible, answer.Status);
        Assert.Equal([anna, ben], answer.Clashing.Order());
    }

    [Fact]
    public void When_the_time_is_up_it_says_what_it_has()
    {
        var began = Stopwatch.GetTimestamp();

        var answer = Solver.Solve(HardTables(), new SolveBudget(TimeSpan.FromSeconds(1)), CancellationToken.None);

        Assert.True(answer.Status is SolveStatus.Feasible or SolveStatus.NoAnswer);
        Assert.True(
            answer.Status == SolveStatus.NoAnswer || answer.Bound < answer.Cost, $"{answer.Bound} is no open bound of {answer.Cost}");
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "the time limit was not kept");
    }

    [Fact]
    public async Task Whoever_no_longer_wants_to_know_need_not_wait_and_the_next_question_is_answered()
    {
        using var stop = new CancellationTokenSource();
        var asked = Task.Run(() => Solver.Solve(HardTables(), new SolveBudget(TimeSpan.FromMinutes(5)), stop.Token));
        await Task.Delay(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(SolveStatus.Optimal, Solver.Solve(Knapsack(1, 6).Model, Budget, CancellationToken.None).Status);
    }

    [Fact]
    public void A_thousand_small_questions_are_all_answered_right()
    {
        for (var seed = 1; seed <= 1000; seed++)
        {
            var (model, best) = Knapsack(seed, things: 6);

            var answer = Solver.Solve(model, Budget, CancellationToken.None);

            Assert.True(answer is { Status: SolveStatus.Optimal } && -best == answer.Cost,
                $"seed {seed}: {answer.Status} {answer.Cost}, not {-best} {answer.Because}");
        }
    }

    [Fact]
    public async Task Several_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(seed => Task.Run(() =>
        {
            var (model, best) = Knapsack(seed, things: 8);
            return (Answer: Solver.Solve(model, Budget, CancellationToken.None), Best: best);
        })));

        Assert.All(answers, one => Assert.Equal(-one.Best, one.Answer.Cost));
    }

    [Fact]
    public async Task Eight_who_ask_at_once_get_the_answers_that_each_would_get_alone()
    {
        var alone = Enumerable.Range(1, 8).Select(AnswersTo).ToList();

        var together = await Task.WhenAll(Enumerable.Range(1, 8).Select(seed => Task.Run(() => AnswersTo(seed))));

        Assert.Equal(alone, together);
    }

    // To the last digit, of a linear program and of one that a limit of work cuts off.
    private static string AnswersTo(int seed)
    {
        var linear = Solver.Solve(RandomCover(seed).Model, Budget, CancellationToken.None);
        var exact = Solver.Solve(HardTables(), SolveBudget.OfWork(0.05, seed), CancellationToken.None);
        return string.Join(
            ' ', [linear.Status, exact.Status, exact.Cost, exact.Bound, .. linear.Values, .. linear.Prices, .. exact.Values]);
    }

    [Fact]
    public void A_limit_of_work_ends_the_search_without_a_clock()
    {
        var answer = Solver.Solve(HardTables(), SolveBudget.OfWork(0.1), CancellationToken.None);

        Assert.True(answer.Status is SolveStatus.Feasible or SolveStatus.NoAnswer, $"{answer.Status}");
        Assert.True(answer.Work < 1, $"it did {answer.Work} where 0.1 was allowed");
    }

    [Fact]
    public void A_linear_program_that_may_do_no_work_has_no_optimum_to_tell()
    {
        var answer = Solver.Solve(RandomCover(1).Model, SolveBudget.OfWork(0), CancellationToken.None);

        Assert.NotEqual(SolveStatus.Optimal, answer.Status);
        Assert.Equal(double.NegativeInfinity, answer.Bound);
    }

    public static TheoryData<double, double, double, double, string> NonsenseForALinearProgram => new()
    {
        { double.NaN, 1, 1, 1, "variable 0: a limit is no number." },
        { 3, 2, 1, 1, "variable 0: its limits cross, 3 to 2." },
        { double.PositiveInfinity, double.PositiveInfinity, 1, 1, "variable 0: no number is within Infinity to Infinity." },
        { 0, 1, double.NaN, 1, "variable 0: the cost is NaN." },
        { 0, 1, double.PositiveInfinity, 1, "variable 0: the cost is Infinity." },
        { 0, 1, 1, double.NaN, "row 0: a coefficient is NaN." },
        { 0, 1, 1, 1e300, "row 0: a coefficient is 1E+300." },
    };

    [Theory]
    [MemberData(nameof(NonsenseForALinearProgram))]
    public void Nonsense_in_a_linear_program_is_refused_with_a_sentence(
        double lower, double upper, double cost, double coefficient, string fault)
    {
        var model = new LinearModel();
        var person = model.AddVariable(lower, upper, cost);
        AddRow(model, 1, (person, coefficient));

        AssertRefused(model, fault);
    }

    [Fact]
    public void A_row_about_nobody_or_about_somebody_twice_or_with_crossing_limits_is_refused_with_a_sentence()
    {
        var (nobody, twice, crossing) = (new LinearModel(), new LinearModel(), new LinearModel());
        AddRow(nobody, 1, (7, 1));
        var anna = twice.AddVariable(0, 1, 1);
        AddRow(twice, 1, (anna, 1), (anna, 2));
        AddRow(crossing, 5, 1, (crossing.AddVariable(0, 1, 1), 1));

        AssertRefused(nobody, "row 0: there is no variable 7.");
        AssertRefused(twice, "row 0: variable 0 is named twice.");
        AssertRefused(crossing, "row 0: its limits cross, 5 to 1.");
    }

    [Fact]
    public void An_exact_model_that_would_count_beyond_64_bits_or_makes_no_sense_is_refused_with_a_sentence()
    {
        var (unknown, crossing, large, endless) = (new ExactModel(), new ExactModel(), new ExactModel(), new ExactModel());
        unknown.AddRow(ExactSum.Of(7, -9), 0, 1);
        crossing.AddVariable(3, 2);
        large.AddRow(new ExactSum().Add(large.AddVariable(0, 10), long.MaxValue / 2), 0, 1);
        endless.Minimise(new ExactSum().Add(endless.AddVariable(long.MinValue, long.MaxValue), long.MinValue));

        foreach (var model in new[] { unknown, crossing, large, endless, SwitchThatIsNone(), HintForNobody() })
        {
            var answer = Solver.Solve(model, Budget, CancellationToken.None);
            Assert.Equal(SolveStatus.NoAnswer, answer.Status);
            Assert.IsType<SolverNote.NotTaken>(answer.Because);
        }

        Assert.Equal(SolveStatus.Optimal, Solver.Solve(Knapsack(1, 6).Model, Budget, CancellationToken.None).Status);
    }

    [Fact]
    public void Sums_up_to_the_largest_are_taken()
    {
        var model = new ExactModel();
        var seats = model.AddVariable(0, 2);
        model.AddRow(new ExactSum().Add(seats, ExactModel.Largest / 2), ExactModel.Largest / 2, ExactModel.Largest);
        model.Minimise(new ExactSum().Add(seats, ExactModel.Largest / 2));

        Assert.Equal([1], Solver.Solve(model, Budget, CancellationToken.None).Values);
    }

    private static void AssertRefused(LinearModel model, string fault)
    {
        var answer = Solver.Solve(model, Budget, CancellationToken.None);

        Assert.Equal((SolveStatus.NoAnswer, new SolverNote.NotTaken(fault)), (answer.Status, answer.Because));
    }

    private static ExactModel SwitchThatIsNone()
    {
        var model = new ExactModel();
        var seats = model.AddVariable(0, 10);
        model.AddRow(ExactSum.Of(seats), 1, 2, seats);
        return model;
    }

    private static ExactModel HintForNobody()
    {
        var model = new ExactModel();
        model.AddSwitch();
        model.Hint(5, 1);
        return model;
    }

    /// <summary>Tables in balance that take minutes to prove.</summary>
    private static ExactModel HardTables()
    {
        var random = new Random(3);
        var model = new ExactModel();
        var seats = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 6).Select(_ => model.AddSwitch()).ToList()).ToList();
        foreach (var person in seats) model.AddRow(ExactSum.Of(person), 1, 1);
        var cost = new ExactSum();
        for (var table = 0; table < 6; table++)
        {
            model.AddRow(ExactSum.Of(seats.Select(person => person[table])), 10, 10);
            for (var level = 0; level < 8; level++)
            {
                var off = model.AddVariable(0, 10_000);
                var weights = seats.Select(person => (person[table], Weight: (long)random.Next(-50, 50))).ToList();
                foreach (var sign in new[] { 1, -1 })
                {
                    var sum = new ExactSum().Add(off, 1);
                    foreach (var (seat, weight) in weights) sum.Add(seat, sign * weight);
                    model.AddRow(sum, 0, long.MaxValue);
                }
                cost.Add(off, 1);
            }
        }
        model.Minimise(cost);
        return model;
    }

    private static void AddRow(LinearModel model, double upper, params (int Variable, double Coefficient)[] terms) =>
        AddRow(model, double.NegativeInfinity, upper, terms);

    private static void AddRow(LinearModel model, double lower, double upper, params (int Variable, double Coefficient)[] terms)
    {
        var row = model.AddRow(lower, upper);
        foreach (var (variable, coefficient) in terms) model.AddTerm(row, variable, coefficient);
    }

    private static (LinearModel Model, IReadOnlyList<double> Limits) RandomCover(int seed)
    {
        var random = new Random(seed);
        var model = new LinearModel();
        for (var i = 0; i < 30; i++) model.AddVariable(0, double.PositiveInfinity, 1 + random.NextDouble());
        var limits = new List<double>();
        for (var j = 0; j < 12; j++)
        {
            limits.Add(1 + random.Next(5));
            var row = model.AddRow(limits[j], double.PositiveInfinity);
            for (var i = 0; i < 30; i++)
                if (random.Next(3) == 0 || i == j) model.AddTerm(row, i, 1 + random.Next(3));
        }
        return (model, limits);
    }

    // The best is found by trying every set of things.
    private static (ExactModel Model, long Best) Knapsack(int seed, int things)
    {
        var random = new Random(seed);
        var (weights, worths) = (Enumerable.Range(0, things).Select(_ => random.Next(1, 30)).ToArray(),
            Enumerable.Range(0, things).Select(_ => random.Next(1, 30)).ToArray());
        var room = weights.Sum() / 2;
        var best = Enumerable.Range(0, 1 << things)
            .Where(set => Total(weights, set) <= room)
            .Max(set => (long)Total(worths, set));

        var model = new ExactModel();
        var (weight, worth) = (new ExactSum(), new ExactSum());
        for (var thing = 0; thing < things; thing++)
        {
            var taken = model.AddSwitch();
            weight.Add(taken, weights[thing]);
            worth.Add(taken, -worths[thing]);
        }
        model.AddRow(weight, 0, room);
        model.Minimise(worth);
        return (model, best);

        static int Total(int[] amounts, int set) => amounts.Where((_, thing) => (set >> thing & 1) == 1).Sum();
    }
}
