using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>An even choice among panels in the order in which they were made, ended where the worst placed person is best off.</summary>
internal sealed class EvenChoice(PanelModel model, Aim aim, Fairness fairness)
{
    /// <summary>More panels than are published tell people apart that the published ones do not.</summary>
    public const int Published = 1_000;

    // Whoever has 134 of 500 panels has 0.1 % less than whoever has 134.15.
    private const double FineEnough = 2e-3;

    private readonly List<int[]> panels = [];
    private readonly int[] seats = new int[model.Types.Count];

    public Aim Aim { get; } = aim;

    public int Count => panels.Count;

    public double Gap => GapOf(Attained(seats, panels.Count));

    /// <summary>Whether more panels would hardly be fairer.</summary>
    public bool IsFine => Published % panels.Count == 0 && Gap <= FineEnough;

    public void Add(int[] panel)
    {
        panels.Add(panel);
        AddSeats(panel, seats);
    }

    public IReadOnlyList<int> NeverDrawn() => [.. Enumerable.Range(0, seats.Length).Where(type => seats[type] == 0).Except(Aim.Unseatable)];

    public PanelLottery Best(string? endedBecause)
    {
        var count = BestCount();
        return new LotteryWriter(model, fairness, Aim).Write([.. panels.Take(count)], [.. Enumerable.Repeat(1.0 / count, count)], endedBecause);
    }

    // As many as divide the thousand numbered panels are published as they are, without any rounding.
    private int BestCount()
    {
        var (best, least) = (panels.Count, double.PositiveInfinity);
        var sofar = new int[seats.Length];
        foreach (var (number, panel) in panels.Index())
        {
            AddSeats(panel, sofar);
            if (Published % (number + 1) == 0 && GapOf(Attained(sofar, number + 1)) is var gap && gap <= least) (best, least) = (number + 1, gap);
        }

        return best;
    }

    private void AddSeats(int[] panel, int[] into)
    {
        for (var cell = 0; cell < panel.Length; cell++) into[model.Cells[cell].Type] += panel[cell];
    }

    private double Attained(int[] seated, int count)
    {
        var unseatable = Aim.Unseatable.ToHashSet();
        var chances = Enumerable.Range(0, seated.Length).Where(type => !unseatable.Contains(type) && !model.HasSeatForCertain(type))
            .Select(type => seated[type] / (count * model.CountOf(type) * model.BoostOf(type))).DefaultIfEmpty(1);
        return fairness == Fairness.MinimalHighest ? chances.Max() : chances.Min();
    }

    private double GapOf(double attained) => Math.Abs(Aim.Certificate.Bound - attained) / Aim.Certificate.Bound;
}
