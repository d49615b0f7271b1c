using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// An even choice among a thousand panels, which are published without any rounding. Fewer are made, each stands there several times, and
/// then seats are exchanged between them until nearly everyone has the seats that he or she should have to within one.
/// </summary>
/// <param name="expected">Seats per type that a panel should have on average.</param>
internal sealed class EvenChoice(PanelModel model, Aim aim, IReadOnlyList<double> expected, Fairness fairness)
{
    private const int Published = 1_000;

    private readonly List<IReadOnlyList<TypeSeats>> panels = [];
    private readonly int[] seats = new int[model.Types.Count];

    public Aim Aim { get; } = aim;

    public int Count => panels.Count;

    /// <summary>How far the panels are from the aim as they were made.</summary>
    public double Gap => Math.Abs(Aim.Certificate.Bound - Attained()) / Aim.Certificate.Bound;

    public void Add(int[] panel)
    {
        panels.Add(model.SeatsOf(panel));
        for (var cell = 0; cell < panel.Length; cell++) seats[model.Cells[cell].Type] += panel[cell];
    }

    public IReadOnlyList<int> NeverDrawn() => [.. Enumerable.Range(0, seats.Length).Where(type => seats[type] == 0).Except(Aim.Unseatable)];

    public PanelLottery ToLottery(string? endedBecause)
    {
        double[] wanted = [.. expected.Select(one => one * Published)];
        var exchanged = SeatExchange.Mend(
            model, wanted, [.. Enumerable.Range(0, Published).Select(number => panels[number * panels.Count / Published])]);
        var different = exchanged.CountBy(panel => panel, new SameSeats());
        return new LotteryWriter(model, fairness, Aim)
            .Write([.. different.Select(panel => new TypePanel(panel.Value / (double)Published, panel.Key))], endedBecause);
    }

    private double Attained()
    {
        var unseatable = Aim.Unseatable.ToHashSet();
        return FairnessMeasure.Of(fairness, model, unseatable, type => seats[type] / (double)(panels.Count * model.CountOf(type)));
    }

    private sealed class SameSeats : EqualityComparer<IReadOnlyList<TypeSeats>>
    {
        public override bool Equals(IReadOnlyList<TypeSeats>? one, IReadOnlyList<TypeSeats>? other) => one!.SequenceEqual(other!);

        public override int GetHashCode(IReadOnlyList<TypeSeats> panel)
        {
            var hash = default(HashCode);
            foreach (var seats in panel) hash.Add(seats);
            return hash.ToHashCode();
        }
    }
}
