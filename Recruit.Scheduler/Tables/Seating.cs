using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables;

/// <summary>Who sits where, as the rules look at it.</summary>
public sealed record Seating(IReadOnlyList<SeatedTable> Tables)
{
    /// <summary>Seats guests by table index; those with −1 have no seat.</summary>
    public static Seating Of(IReadOnlyList<TableSpec> tables, IReadOnlyList<Guest> guests, IReadOnlyList<int> tableOf)
    {
        var seated = tables.Select(_ => new List<Guest>()).ToList();
        for (var guest = 0; guest < guests.Count; guest++)
            if (tableOf[guest] >= 0) seated[tableOf[guest]].Add(guests[guest]);

        return new Seating([.. tables.Select((table, index) => new SeatedTable(table, seated[index]))]);
    }
}

/// <summary>A table and the people who sit at it.</summary>
public sealed record SeatedTable(TableSpec Spec, IReadOnlyList<Guest> Guests)
{
    public string Name => $"Table {Spec.Name}";
}

/// <summary>One place where a rule is not kept, as a sentence.</summary>
public sealed record Breach(Wording Explanation);
