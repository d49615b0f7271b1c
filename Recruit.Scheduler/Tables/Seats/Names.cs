using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>Lists names: some in full and the rest as a number.</summary>
internal static class Names
{
    private const int MostInFull = 6;

    public static Wording Listed(IReadOnlyList<Wording> names) =>
        new(Listed([.. names.Select(name => name.English)]).English, Listed([.. names.Select(name => name.Dutch)]).Dutch);

    /// <summary>"anna, ben and cem", or "anna, ben, cem, dirk, els and 3 more".</summary>
    public static Wording Listed(IReadOnlyList<string> names) => names.Count switch
    {
        0 => new("nobody", "niemand"),
        1 => new(names[0], names[0]),
        <= MostInFull => Joined([.. names.Take(names.Count - 1)], new(names[^1], names[^1])),
        _ => Joined([.. names.Take(MostInFull - 1)], new($"{names.Count - MostInFull + 1} more", $"nog {names.Count - MostInFull + 1}")),
    };

    private static Wording Joined(IReadOnlyList<string> first, Wording last) =>
        new($"{string.Join(", ", first)} and {last.English}", $"{string.Join(", ", first)} en {last.Dutch}");
}
