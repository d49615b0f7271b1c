namespace Recruit.Web.Tests.Commands.Compose;

/// <summary>
/// The least deviation of one attribute, found by taking exchanges between levels and tables until no cycle of them pays.
/// </summary>
internal sealed class ExchangeBound(int[] sizes, int[] people)
{
    private readonly int[,] counts = new int[sizes.Length, people.Length];
    private readonly int total = sizes.Sum();

    public double Least()
    {
        Deal();
        while (TakeCycle())
        {
        }

        return Enumerable.Range(0, sizes.Length)
            .Sum(table => Enumerable.Range(0, people.Length).Sum(level => Off(table, level, counts[table, level])));
    }

    private double Off(int table, int level, int count) => Math.Abs(count - sizes[table] * people[level] / (double)total);

    private void Deal()
    {
        int[] room = [.. sizes];
        for (var (level, table) = (0, 0); level < people.Length; level++)
            for (var person = 0; person < people[level]; person++, table++)
            {
                while (room[table % sizes.Length] == 0) table++;
                room[table % sizes.Length]--;
                counts[table % sizes.Length, level]++;
            }
    }

    // An arc from one level to another is the cheapest table at which the one gives way to the other; Bellman and Ford find
    // a cycle that pays.
    private bool TakeCycle()
    {
        var (distance, from) = (new double[people.Length], new int[people.Length]);
        Array.Fill(from, -1);
        var last = -1;
        for (var round = 0; round <= people.Length; round++)
        {
            last = -1;
            for (var out_ = 0; out_ < people.Length; out_++)
                for (var into = 0; into < people.Length; into++)
                    if (out_ != into && distance[out_] + Cheapest(out_, into).Price < distance[into] - 1e-9)
                        (distance[into], from[into], last) = (distance[out_] + Cheapest(out_, into).Price, out_, into);
        }

        if (last < 0) return false;
        for (var step = 0; step < people.Length; step++) last = from[last];
        for (var (into, start) = (last, last); ; into = from[into])
        {
            var table = Cheapest(from[into], into).Table;
            counts[table, from[into]]--;
            counts[table, into]++;
            if (from[into] == start) return true;
        }
    }

    private (double Price, int Table) Cheapest(int out_, int into) =>
        Enumerable.Range(0, sizes.Length)
            .Where(table => counts[table, out_] > 0)
            .Select(table => (Price(table, out_, into), table))
            .DefaultIfEmpty((double.PositiveInfinity, -1)).Min();

    private double Price(int table, int out_, int into) =>
        Off(table, out_, counts[table, out_] - 1) - Off(table, out_, counts[table, out_]) + Off(table, into, counts[table, into] + 1) - Off(
            table, into, counts[table, into]);
}
