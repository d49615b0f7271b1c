using Recruit.Data.Spelling;

namespace Recruit.Data.Reference;

/// <summary>A municipality with its CBS code (GM0193), the level of its province and its number of inhabitants.</summary>
public sealed record Municipality(string Code, string Name, string Province, int Population)
{
    /// <summary>Middelburg, where CBS writes Middelburg (Z.).</summary>
    public string ShortName => Name.Split(" (")[0];
}

/// <summary>The 342 municipalities of 1 January 2023.</summary>
public sealed class Municipalities : PublishedFigures
{
    private readonly Dictionary<string, Municipality> byCode;
    private readonly Dictionary<string, Municipality> byName;

    private Municipalities(ReferenceFile file) : base(file)
    {
        All = file.Rows.Select(row => new Municipality(row[0], row[1], row[2], Number(row[3]))).ToList();
        byCode = All.ToDictionary(municipality => municipality.Code, Spelled.Alike);
        byName = All.SelectMany(municipality => NamesOf(municipality).Select(name => (name, municipality)))
            .GroupBy(pair => pair.name, Spelled.Alike)
            .Where(names => names.Count() == 1)
            .ToDictionary(names => names.Key, names => names.Single().municipality, Spelled.Alike);
    }

    public static Municipalities Published { get; } =
        new(ReferenceFile.Read("municipalities.csv", "code", "name", "province", "population"));

    public IReadOnlyList<Municipality> All { get; }

    /// <summary>
    /// The municipality with this code or this name, in any case of letters; null when there is none, or more than one.
    /// CBS writes Middelburg (Z.) and 's-Gravenhage; people also write Middelburg and Den Haag.
    /// </summary>
    public Municipality? Find(string codeOrName) =>
        byCode.GetValueOrDefault(codeOrName) ?? byName.GetValueOrDefault(codeOrName);

    private static IEnumerable<string> NamesOf(Municipality municipality)
    {
        yield return municipality.Name;
        if (municipality.ShortName != municipality.Name)
            yield return municipality.ShortName;
        if (municipality.Name.StartsWith("'s-", StringComparison.Ordinal))
            yield return municipality.Name.Replace("'s-Gravenhage", "Den Haag", StringComparison.Ordinal)
                .Replace("'s-Hertogenbosch", "Den Bosch", StringComparison.Ordinal);
    }
}
