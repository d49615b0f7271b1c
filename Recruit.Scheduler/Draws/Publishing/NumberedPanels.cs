using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>The thousand panels that are published before the draw, numbered from 000 to 999: three dice choose one of them.</summary>
public sealed record NumberedPanels(IReadOnlyList<Panel> Panels)
{
    public const int Count = 1_000;

    /// <summary>How many of the panels hold each person, in the order of the pool.</summary>
    public IReadOnlyList<int> TimesOf(int people)
    {
        var times = new int[people];
        foreach (var seat in Panels.SelectMany(panel => panel.Seats)) times[seat.Member]++;
        return times;
    }

    /// <summary>
    /// Rounds a lottery to numbered panels. Equals of one type differ by at most one panel; the seed orders panels and fills in names.
    /// </summary>
    public static NumberedPanels Of(PanelLottery lottery, long seed)
    {
        var counts = PanelRounding.Round(lottery, Count, seed);
        var rounded = lottery.Panels.SelectMany((panel, place) => Enumerable.Repeat(panel.Seats, counts[place])).ToList();
        double[] wanted = [.. lottery.Types.Select(type => type.Members.Sum(member => lottery.Chances[member]) * Count)];
        var panels = SeatExchange.Mend(new PanelModel(lottery.Problem, lottery.Types), wanted, rounded).ToArray();
        // Not the stream that chose the roundings, so that neither can be read from the other.
        var random = new SeededRandom(~seed);
        random.Shuffle(panels);
        var names = new NamesByLot(lottery.Types, random);
        return new NumberedPanels([.. panels.Select(names.Fill)]);
    }
}

/// <summary>Fills the seats of a type with those of its people who had the fewest so far; among those, by lot.</summary>
internal sealed class NamesByLot(IReadOnlyList<PoolType> types, SeededRandom random)
{
    private readonly Dictionary<int, int> times = types.SelectMany(type => type.Members).ToDictionary(member => member, _ => 0);

    public Panel Fill(IReadOnlyList<TypeSeats> panel) =>
        new([.. panel.GroupBy(seats => seats.Type)
            .SelectMany(seats => Fill(types[seats.Key].Members, [.. seats]))
            .OrderBy(seat => seat.Member)]);

    private IEnumerable<PanelSeat> Fill(IReadOnlyList<int> members, IReadOnlyList<TypeSeats> seats)
    {
        var order = members.ToArray();
        random.Shuffle(order);
        var chosen = order.OrderBy(member => times[member]).Take(seats.Sum(some => some.Count)).ToArray();
        // Who had fewest would otherwise always sit at the first dialogue.
        random.Shuffle(chosen);
        foreach (var member in chosen) times[member]++;
        return chosen.Zip(
            seats.SelectMany(some => Enumerable.Repeat(some.Dialogue, some.Count)), (member, dialogue) => new PanelSeat(member, dialogue));
    }
}
