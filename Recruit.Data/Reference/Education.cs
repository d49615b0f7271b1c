namespace Recruit.Data.Reference;

/// <summary>The highest level of education reached (low, middle, high) by people of 15 to 75, per province.</summary>
public sealed class Education : PublishedFigures
{
    private readonly IReadOnlyDictionary<string, int[]> byProvince;

    private Education(ReferenceFile file) : base(file) =>
        byProvince = file.Rows.ToDictionary(row => row[0], row => row.Skip(1).Select(Number).ToArray());

    public static Education Published { get; } =
        new(ReferenceFile.Read("education.csv", "province", "low", "middle", "high"));

    public static IReadOnlyList<string> Levels { get; } = ["low", "middle", "high"];

    /// <summary>People of a level, in one province or in all.</summary>
    public int People(string level, string? province = null)
    {
        var column = Levels.ToList().IndexOf(level);
        return byProvince.Where(row => province is null || row.Key == province).Sum(row => row.Value[column]);
    }

    public IReadOnlyList<PopulationShare> Shares(string? province = null) =>
        PopulationShare.Of(Levels.Select(level => (level, (double)People(level, province))).ToList());
}
