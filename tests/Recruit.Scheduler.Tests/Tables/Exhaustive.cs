using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Rules;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>Looks at every seating there is, by the rules' own sentences: slow, simple, and independent of the search.</summary>
internal static class Exhaustive
{
    /// <summary>Every seating of everyone that keeps all rules, as table numbers from 0.</summary>
    public static IEnumerable<int[]> Seatings(CompositionProblem problem)
    {
        var seats = new int[problem.Guests.Count];
        var total = (long)Math.Pow(problem.Tables.Count, seats.Length);
        for (var number = 0L; number < total; number++)
        {
            var rest = number;
            for (var guest = 0; guest < seats.Length; guest++, rest /= problem.Tables.Count)
                seats[guest] = (int)(rest % problem.Tables.Count);
            if (!SizesFit(problem, seats)) continue;
            var seating = Seating.Of(problem.Tables, problem.Guests, seats);
            if (TableRule.All.All(rule => !rule.BreachesIn(seating).Any())) yield return [.. seats];
        }
    }

    /// <summary>Σ weight · |count − ideal|, straight from its definition.</summary>
    public static decimal Deviation(CompositionProblem problem, int[] seats) =>
        (from attribute in problem.Attributes
         let levels = problem.Guests.Select(guest => guest.LevelOf(attribute.Name)).Union(attribute.Shares?.Keys ?? []).ToList()
         from level in levels
         from table in Enumerable.Range(0, problem.Tables.Count)
         let size = seats.Count(seat => seat == table)
         let count = seats.Index().Count(seat => seat.Item == table && problem.Guests[seat.Index].LevelOf(attribute.Name) == level)
         let ideal = attribute.Shares is { } shares ? size * shares.GetValueOrDefault(level)
             : size * problem.Guests.Count(guest => guest.LevelOf(attribute.Name) == level) / (decimal)problem.Guests.Count
         select attribute.Weight * Math.Abs(count - ideal)).Sum();

    public static string SizesOf(int[] seats) => string.Join(',', seats.CountBy(seat => seat).OrderBy(size => size.Key));

    private static bool SizesFit(CompositionProblem problem, int[] seats)
    {
        Span<int> sizes = stackalloc int[problem.Tables.Count];
        foreach (var seat in seats) sizes[seat]++;
        for (var table = 0; table < sizes.Length; table++)
            if (sizes[table] < problem.Tables[table].Min || sizes[table] > problem.Tables[table].Max) return false;
        return true;
    }
}
