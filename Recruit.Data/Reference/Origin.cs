namespace Recruit.Data.Reference;

/// <summary>Origin as CBS counts it since 2022 (Netherlands, Europe, outside Europe): all ages, the whole country.</summary>
public sealed class Origin : PublishedFigures
{
    private Origin(ReferenceFile file) : base(file) =>
        People = file.Rows.ToDictionary(row => row[0], row => Number(row[1]));

    public static Origin Published { get; } = new(ReferenceFile.Read("origin.csv", "origin", "population"));

    public IReadOnlyDictionary<string, int> People { get; }

    public IReadOnlyList<PopulationShare> Shares =>
        PopulationShare.Of(People.Select(cell => (cell.Key, (double)cell.Value)).ToList());
}
