namespace Recruit.Data.Reference;

/// <summary>How many men and women of which age live in each province: CBS 83502NED, five-year groups from 15 years up.</summary>
/// <remarks>
/// A part of a group counts for its part of the years: 16 to 19 is four fifths of 15 to 19. The last group, 95+, is never divided.
/// </remarks>
public sealed class Population : PublishedFigures
{
    private readonly IReadOnlyList<Cell> cells;

    private Population(ReferenceFile file) : base(file) =>
        cells = file.Rows
            .Select(row => new Cell(
                row[0],
                new AgeRange(Number(row[1]), row[2].Length == 0 ? null : Number(row[2])),
                Number(row[3]),
                Number(row[4])))
            .ToList();

    public static Population Published { get; } =
        new(ReferenceFile.Read("population.csv", "province", "from_age", "to_age", "men", "women"));

    public double Men(AgeRange ages, string? province = null) => Count(cell => cell.Men, ages, province);

    public double Women(AgeRange ages, string? province = null) => Count(cell => cell.Women, ages, province);

    public double People(AgeRange ages, string? province = null) => Men(ages, province) + Women(ages, province);

    /// <summary>The share of each age range among the people of all these ranges.</summary>
    public IReadOnlyList<PopulationShare> SharesByAge(IEnumerable<AgeRange> ranges, string? province = null) =>
        PopulationShare.Of(ranges.Select(ages => (ages.ToString(), People(ages, province))).ToList());

    /// <summary>The share of each province among the people of these ages.</summary>
    public IReadOnlyList<PopulationShare> SharesByProvince(AgeRange ages) =>
        PopulationShare.Of(Provinces.Published.All.Select(province => (province.Level, People(ages, province.Level))).ToList());

    /// <summary>The shares of men and women among the people of these ages; no other answer is counted by CBS.</summary>
    public IReadOnlyList<PopulationShare> SharesByGender(AgeRange ages, string? province = null) =>
        PopulationShare.Of([("man", Men(ages, province)), ("woman", Women(ages, province))]);

    private double Count(Func<Cell, int> of, AgeRange ages, string? province) =>
        cells.Where(cell => province is null || cell.Province == province).Sum(cell => of(cell) * PartInside(cell.Ages, ages));

    /// <summary>Which part of the years of a group lies inside the asked ages.</summary>
    private static double PartInside(AgeRange group, AgeRange asked)
    {
        if (group.To is not { } last)
            return asked.To is null && asked.From <= group.From ? 1 : 0;

        var first = Math.Max(group.From, asked.From);
        var end = Math.Min(last, asked.To ?? last);
        return Math.Max(0, end - first + 1) / (double)(last - group.From + 1);
    }

    private sealed record Cell(string Province, AgeRange Ages, int Men, int Women);
}
