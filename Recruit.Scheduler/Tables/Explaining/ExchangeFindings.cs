namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>
/// What was found among exchanges, per person and per table; what several threads found adds up to the same in any order.
/// </summary>
internal sealed class ExchangeFindings(int people, int tables)
{
    private readonly Prospect[] prospects = [.. Enumerable.Repeat(Prospect.None, people)];
    private readonly Mend?[] mends = new Mend?[tables];

    public Prospect Of(int person) => prospects[person];

    /// <summary>The exchange that brings the table's worst cell closer at the least cost; null where the rules allow none.</summary>
    public Mend? MendOf(int table) => mends[table];

    /// <summary>Notes the best exchange of a person at one more table.</summary>
    public void Note(int person, Best best)
    {
        if (best.Partner >= 0) prospects[person] = prospects[person].Plus(new Prospect(1, best.Change, best.Change == 0 ? 1 : 0, best));
    }

    public bool IsBetter(int table, Mend mend) =>
        mends[table] is not { } known
        || mend.Change < known.Change
        || (mend.Change == known.Change && (mend.One, mend.Other).CompareTo((known.One, known.Other)) < 0);

    public void Note(int table, Mend mend) => mends[table] = mend;

    public void Add(ExchangeFindings other)
    {
        lock (prospects)
        {
            for (var person = 0; person < prospects.Length; person++) prospects[person] = prospects[person].Plus(other.prospects[person]);
            for (var table = 0; table < mends.Length; table++)
                if (other.mends[table] is { } mend && IsBetter(table, mend)) Note(table, mend);
        }
    }
}

/// <summary>An exchange and what it adds to the deviation.</summary>
internal readonly record struct Best(long Change, int Partner)
{
    public static readonly Best None = new(long.MaxValue, -1);

    public Best Or(Best other) => (Change, Partner).CompareTo((other.Change, other.Partner)) <= 0 ? this : other;
}

/// <summary>What a person's exchanges with people of other tables would do: the best one at each table, summed up.</summary>
/// <param name="Tables">At how many other tables there is an allowed exchange.</param>
/// <param name="Sum">What the best exchanges at all these tables add to the deviation, together.</param>
/// <param name="Ties">At how many tables the best exchange leaves the deviation as it is.</param>
/// <param name="Best">The very best.</param>
internal readonly record struct Prospect(int Tables, long Sum, int Ties, Best Best)
{
    public static readonly Prospect None = new(0, 0, 0, Best.None);

    public Prospect Plus(Prospect other) => new(Tables + other.Tables, Sum + other.Sum, Ties + other.Ties, Best.Or(other.Best));
}

/// <summary>An exchange that brings the worst cell of a table closer to its ideal, and what it adds to the deviation.</summary>
internal readonly record struct Mend(int One, int Other, long Change);
