namespace Recruit.Data.Reference;

/// <summary>The highest level of education reached (low, middle, high) by people of 15 to 75, per province and municipality.</summary>
public sealed class Education : PublishedFigures
{
    private readonly Dictionary<string, int[]> ofProvinces;
    private readonly Dictionary<string, int[]> ofMunicipalities;

    private Education(ReferenceFile ofProvinces, ReferenceFile ofMunicipalities) : base(ofProvinces)
    {
        this.ofProvinces = CountsOf(ofProvinces);
        this.ofMunicipalities = CountsOf(ofMunicipalities);
    }

    public static Education Published { get; } = new(
        ReferenceFile.Read("education.csv", "province", "low", "middle", "high"),
        ReferenceFile.Read("municipality_education.csv", "municipality", "low", "middle", "high"));

    public static IReadOnlyList<string> Levels { get; } = ["low", "middle", "high"];

    /// <summary>People of a level.</summary>
    /// <param name="area">A province by its level or a municipality by its code; null for the whole country.</param>
    public int People(string level, string? area = null)
    {
        var column = Levels.ToList().IndexOf(level);
        return area is null
            ? ofProvinces.Values.Sum(counts => counts[column])
            : (ofProvinces.GetValueOrDefault(area) ?? ofMunicipalities.GetValueOrDefault(area))?[column] ?? 0;
    }

    /// <inheritdoc cref="People"/>
    public IReadOnlyList<PopulationShare> Shares(string? area = null) =>
        PopulationShare.Of(Levels.Select(level => (level, (double)People(level, area))).ToList());

    private static Dictionary<string, int[]> CountsOf(ReferenceFile file) =>
        file.Rows.ToDictionary(row => row[0], row => row.Skip(1).Select(Number).ToArray());
}
