using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>Who might sit where, with a switch for every demand: one question for the exact engine.</summary>
internal sealed class RulesModel
{
    private readonly ExactModel model = new();
    private readonly CompositionProblem problem;
    private readonly Dictionary<string, int[]> seats = [];
    private readonly List<int> switches = [];

    public RulesModel(CompositionProblem problem, SeatPlan plan, IReadOnlyList<RuleDemand> demands)
    {
        this.problem = problem;
        foreach (var guest in problem.Guests)
            AddSeats(guest, mayBeLeftOut: guest.Reserve || (plan.Unplaced.Count > 0 && guest.PinnedTo is null));
        if (plan.Unplaced.Count > 0) SeatAsMany(plan);
        var choices = new SeatChoices(problem, seats);
        foreach (var size in new StayWithinSize().DemandsOf(problem)) AddLimits(size.Limits(choices));
        foreach (var demand in demands)
        {
            switches.Add(model.AddSwitch());
            AddLimits(demand.Limits(choices), switches[^1]);
        }
    }

    /// <summary>The question whether some demands can be kept together.</summary>
    public ExactModel Assuming(IReadOnlyList<int> demands)
    {
        foreach (var demand in demands) model.Assume(switches[demand]);
        return model;
    }

    /// <summary>
    /// The question how to keep as many demands as can be; of those named it may give up any, of the others only where it must.
    /// </summary>
    public ExactModel GivingUpFewest(IReadOnlyList<int> rather)
    {
        var kept = new ExactSum();
        foreach (var (demand, index) in switches.Select((demand, index) => (demand, index)))
            kept.Add(demand, rather.Contains(index) ? -2 : -3);
        model.Minimise(kept);
        return model;
    }

    public IReadOnlyList<int> DemandsBehind(IReadOnlyList<int> literals) =>
        [.. literals.Select(literal => switches.IndexOf(literal)).Where(demand => demand >= 0)];

    public IEnumerable<int> GivenUp(IReadOnlyList<long> values) =>
        Enumerable.Range(0, switches.Count).Where(demand => values[switches[demand]] == 0);

    /// <summary>The table per guest of the problem; −1 for none.</summary>
    public int[] TableOf(IReadOnlyList<long> values) =>
        [.. problem.Guests.Select(guest =>
            seats.TryGetValue(guest.Id, out var mine) ? Array.FindIndex(mine, seat => values[seat] == 1) : -1)];

    // Where seats are short it need not be the same people who are left out, but no more.
    private void SeatAsMany(SeatPlan plan)
    {
        var regulars = problem.Guests.Index().Where(guest => !guest.Item.Reserve).ToList();
        var seated = new ExactSum();
        foreach (var seat in regulars.SelectMany(guest => seats[guest.Item.Id])) seated.Add(seat, 1);
        model.AddRow(seated, regulars.Count(guest => plan.TableOf[guest.Index] >= 0), regulars.Count);
    }

    private void AddSeats(Guest guest, bool mayBeLeftOut)
    {
        seats[guest.Id] = [.. problem.Tables.Select(_ => model.AddSwitch())];
        model.AddRow(ExactSum.Of(seats[guest.Id]), mayBeLeftOut ? 0 : 1, 1);
    }

    private void AddLimits(IEnumerable<Limit> limits, params int[] onlyIf)
    {
        foreach (var limit in limits) model.AddRow(limit.Sum, limit.Least, limit.Most, onlyIf);
    }
}
