using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>People whom the exact engine need not tell apart, or people who sit at one table; by number in the search.</summary>
/// <param name="Together">They sit at one table; otherwise each may sit at any of the tables open to them.</param>
internal sealed record SeatUnit(int[] People, bool Together)
{
    /// <summary>How many may sit at one table.</summary>
    public int Most => Together ? 1 : People.Length;

    /// <summary>Everyone of a model, with people alike taken together: the fewer units, the smaller the proof.</summary>
    public static IReadOnlyList<SeatUnit> AllOf(SearchModel model)
    {
        var blocked = model.Blocks.SelectMany(block => block).ToHashSet();
        var alone = model.ApartGroups.SelectMany(group => group).Concat(model.Fixed).ToHashSet();
        var alike = Enumerable.Range(0, model.People)
            .Where(person => !blocked.Contains(person))
            .GroupBy(person => alone.Contains(person) ? $"person {person}" : LooksOf(model, person));
        return
        [
            .. model.Blocks.Select(block => new SeatUnit(block, Together: true)),
            .. alike.Select(people => new SeatUnit([.. people], Together: false)),
        ];
    }

    private static string LooksOf(SearchModel model, int person)
    {
        var levels = string.Join(',', model.LevelsOf.AsSpan(person * model.Attributes, model.Attributes).ToArray());
        return $"{levels};{model.Masks?.SetOf(person)}";
    }
}
