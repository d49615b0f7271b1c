using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>
/// A group so small that every seating can be looked at. It knows the rules in its own simple words and nothing of the composer's, and
/// counts in people left out, least deviations and whole seatings.
/// </summary>
internal sealed class TinyCase
{
    private const int Nowhere = -1;

    private readonly CompositionProblem problem;
    private readonly int[] seats;
    private readonly int[] sizes;
    private readonly bool[,] open;
    private readonly bool[,] apart;
    private readonly int[] party;

    public TinyCase(CompositionProblem problem)
    {
        this.problem = problem;
        (seats, sizes) = (new int[problem.Guests.Count], new int[problem.Tables.Count]);
        (open, apart, party) = (new bool[seats.Length, sizes.Length], new bool[seats.Length, seats.Length], new int[seats.Length]);
        for (var guest = 0; guest < seats.Length; guest++)
        {
            party[guest] = guest;
            for (var table = 0; table < sizes.Length; table++) open[guest, table] = MaySit(problem.Guests[guest], problem.Tables[table]);
            for (var other = 0; other < guest; other++)
            {
                apart[guest, other] = AreApart(problem.Guests[guest], problem.Guests[other]);
                if (problem.Guests[guest].Together.Intersect(problem.Guests[other].Together).Any()) party[guest] = party[other];
            }
        }
    }

    /// <summary>Rules that leave no choice and contradict each other, whoever is left out.</summary>
    public bool ContradictsItself()
    {
        var pairs = from one in Enumerable.Range(0, seats.Length)
                    from other in Enumerable.Range(0, one)
                    where apart[one, other]
                    select (one, other);
        return pairs.Any(pair => party[pair.one] == party[pair.other] || SamePin(pair.one, pair.other))
            || Enumerable.Range(0, seats.Length).Any(guest =>
                problem.Guests[guest].PinnedTo is not null && !Enumerable.Range(0, sizes.Length).Any(table => OpenToParty(guest, table)))
            || problem.Tables.Any(table => Enumerable.Range(0, seats.Length).Count(guest => PinOfParty(guest) == table.Name) > table.Max);
    }

    /// <summary>
    /// How few must be left out when only seats and roles count, who may sit where, and who belongs together; null when
    /// that is impossible already.
    /// </summary>
    public int? FewestLeftOut()
    {
        for (var left = 0; left <= seats.Length; left++)
            if (Any(left, isSeated: null, exact: null, allRules: false, _ => true)) return left;
        return null;
    }

    /// <summary>Whether all rules can be kept with so few left out.</summary>
    public bool CanBeKept(int leftOut) => Any(leftOut, null, null, allRules: true, _ => true);

    /// <summary>Whether this seating keeps every rule.</summary>
    public bool Keeps(int[] seating) =>
        Any(seats.Length, guest => seating[guest] >= 0, SizesOf(seating), allRules: true, found => found.SequenceEqual(seating));

    /// <summary>
    /// The least deviation of all seatings of the same people that keep every rule, at tables of the same sizes or of any.
    /// </summary>
    public double LeastDeviation(int[] like, bool anySizes = false)
    {
        var least = double.MaxValue;
        Any(seats.Length, guest => like[guest] >= 0, anySizes ? null : SizesOf(like), allRules: true, found =>
        {
            least = Math.Min(least, Deviation(found));
            return false;
        });
        return least;
    }

    /// <summary>Σ weight · |count − ideal| of those who sit, straight from its definition.</summary>
    public double Deviation(int[] seating)
    {
        var sum = 0.0;
        var seated = Enumerable.Range(0, seating.Length).Where(guest => seating[guest] >= 0).ToArray();
        foreach (var attribute in problem.Attributes)
            foreach (var level in Array.ConvertAll(seated, guest => problem.Guests[guest].LevelOf(attribute.Name))
                .Union(attribute.Shares?.Keys ?? []))
            {
                var having = seated.Count(guest => problem.Guests[guest].LevelOf(attribute.Name) == level);
                var share = attribute.Shares is { } shares ? (double)shares.GetValueOrDefault(level) : having / (double)seated.Length;
                for (var table = 0; table < problem.Tables.Count; table++)
                {
                    var (size, count) = (0, 0);
                    foreach (var guest in seated)
                    {
                        if (seating[guest] != table) continue;
                        size++;
                        if (problem.Guests[guest].LevelOf(attribute.Name) == level) count++;
                    }

                    sum += (double)attribute.Weight * Math.Abs(count - size * share);
                }
            }

        return sum;
    }

    /// <summary>Looks at every seating until one is what is sought.</summary>
    private bool Any(int mayLeave, Func<int, bool>? isSeated, int[]? exact, bool allRules, Func<int[], bool> sought)
    {
        Array.Clear(sizes);
        return From(0, mayLeave);

        bool From(int guest, int leave)
        {
            if (guest == seats.Length) return IsWhole(exact, allRules) && sought(seats);
            for (var table = Nowhere; table < sizes.Length; table++)
            {
                if (isSeated is not null && isSeated(guest) != table >= 0) continue;
                var leaves = table == Nowhere && !problem.Guests[guest].Reserve ? 1 : 0;
                if (leaves > leave || !Fits(guest, table, exact, allRules)) continue;
                seats[guest] = table;
                if (table >= 0) sizes[table]++;
                var found = From(guest + 1, leave - leaves);
                if (table >= 0) sizes[table]--;
                if (found) return true;
            }

            return false;
        }
    }

    private bool Fits(int guest, int table, int[]? exact, bool allRules)
    {
        if (party[guest] < guest && seats[party[guest]] != table) return false;
        if (table == Nowhere) return problem.Guests[guest].PinnedTo is null;
        if (!open[guest, table] || sizes[table] >= (exact?[table] ?? problem.Tables[table].Max)) return false;
        for (var other = 0; other < guest && allRules; other++)
            if (seats[other] == table && apart[guest, other]) return false;
        return true;
    }

    private bool IsWhole(int[]? exact, bool allRules)
    {
        for (var table = 0; table < sizes.Length; table++)
        {
            var spec = problem.Tables[table];
            if (exact is not null && sizes[table] != exact[table]) return false;
            foreach (var quota in spec.Roles)
                if (CountAt(table, guest => guest.Role == quota.Role) < quota.Least) return false;
            if (!allRules) continue;
            if (sizes[table] < spec.Min) return false;
            foreach (var target in spec.Targets)
                if (CountAt(table, guest => guest.LevelOf(target.Attribute) == target.Level) is var present
                    && (present < target.Min || present > target.Max))
                    return false;
        }

        return true;
    }

    private int CountAt(int table, Func<Guest, bool> counts)
    {
        var people = 0;
        for (var guest = 0; guest < seats.Length; guest++)
            if (seats[guest] == table && counts(problem.Guests[guest])) people++;
        return people;
    }

    private int[] SizesOf(int[] seating) => [.. Enumerable.Range(0, sizes.Length).Select(table => seating.Count(seat => seat == table))];

    private bool SamePin(int one, int other) => PinOfParty(one) is { } pin && pin == PinOfParty(other);

    private string? PinOfParty(int guest) => Enumerable.Range(0, seats.Length)
        .Where(other => party[other] == party[guest])
        .Select(other => problem.Guests[other].PinnedTo)
        .FirstOrDefault(pin => pin is not null);

    private bool OpenToParty(int guest, int table) =>
        Enumerable.Range(0, seats.Length).Where(other => party[other] == party[guest]).All(other => open[other, table]);

    private static bool MaySit(Guest guest, TableSpec table) =>
        (guest.PinnedTo ?? table.Name) == table.Name
        && guest.Available?.Contains(table.Name) != false
        && (table.Region ?? guest.LevelOf("region")) == guest.LevelOf("region");

    private static bool AreApart(Guest one, Guest other) =>
        (one.Household is not null && one.Household == other.Household) || one.Apart.Intersect(other.Apart).Any();
}
