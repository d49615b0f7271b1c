using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables;

/// <summary>Who sits where, as the rules look at it; tables are numbered from 1.</summary>
public sealed record Seating(IReadOnlyList<SeatedTable> Tables)
{
    /// <summary>Seats guests by table index; those with −1 have no seat.</summary>
    public static Seating Of(IReadOnlyList<TableSpec> tables, IReadOnlyList<Guest> guests, IReadOnlyList<int> tableOf)
    {
        var seated = tables.Select(_ => new List<Guest>()).ToList();
        for (var guest = 0; guest < guests.Count; guest++)
            if (tableOf[guest] >= 0) seated[tableOf[guest]].Add(guests[guest]);

        return new Seating([.. tables.Select((table, index) => new SeatedTable(index + 1, table, seated[index]))]);
    }
}

/// <summary>A table and the people who sit at it.</summary>
public sealed record SeatedTable(int Number, TableSpec Spec, IReadOnlyList<Guest> Guests)
{
    public string Name => $"Table {Spec.Name}";
}

/// <summary>One place where a rule is not kept, as a sentence.</summary>
public sealed record Breach(Wording Explanation);
