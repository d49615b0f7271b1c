namespace Recruit.Data.Reference;

/// <summary>How many men and women of which age live where: CBS 83502NED, five-year groups from 15 years up.</summary>
/// <remarks>
/// An area is a province by its level (zeeland) or a municipality by its code (GM0193); without one the whole country is meant.
/// A part of a group counts for its part of the years: 16 to 19 is four fifths of 15 to 19. The last group, 95+, is never divided.
/// </remarks>
public sealed class Population : PublishedFigures
{
    private readonly IReadOnlyList<Cell> provinces;
    private readonly ILookup<string, Cell> byArea;

    private Population(ReferenceFile ofProvinces, ReferenceFile ofMunicipalities) : base(ofProvinces)
    {
        provinces = CellsOf(ofProvinces);
        byArea = provinces.Concat(CellsOf(ofMunicipalities)).ToLookup(cell => cell.Area);
    }

    public static Population Published { get; } = new(
        ReferenceFile.Read("population.csv", "province", "from_age", "to_age", "men", "women"),
        ReferenceFile.Read("municipality_population.csv", "municipality", "from_age", "to_age", "men", "women"));

    public double Men(AgeRange ages, string? area = null) => Count(cell => cell.Men, ages, area);

    public double Women(AgeRange ages, string? area = null) => Count(cell => cell.Women, ages, area);

    public double People(AgeRange ages, string? area = null) => Men(ages, area) + Women(ages, area);

    /// <summary>The share of each age range among the people of all these ranges.</summary>
    public IReadOnlyList<PopulationShare> SharesByAge(IEnumerable<AgeRange> ranges, string? area = null) =>
        PopulationShare.Of(ranges.Select(ages => (ages.ToString(), People(ages, area))).ToList());

    /// <summary>The share of each province among the people of these ages.</summary>
    public IReadOnlyList<PopulationShare> SharesByProvince(AgeRange ages) =>
        PopulationShare.Of(Provinces.Published.All.Select(province => (province.Level, People(ages, province.Level))).ToList());

    /// <summary>The shares of men and women among the people of these ages; no other answer is counted by CBS.</summary>
    public IReadOnlyList<PopulationShare> SharesByGender(AgeRange ages, string? area = null) =>
        PopulationShare.Of([("man", Men(ages, area)), ("woman", Women(ages, area))]);

    private double Count(Func<Cell, int> of, AgeRange ages, string? area) =>
        (area is null ? provinces : byArea[area]).Sum(cell => of(cell) * PartInside(cell.Ages, ages));

    /// <summary>Which part of the years of a group lies inside the asked ages.</summary>
    private static double PartInside(AgeRange group, AgeRange asked)
    {
        if (group.To is not { } last)
            return asked.To is null && asked.From <= group.From ? 1 : 0;

        var first = Math.Max(group.From, asked.From);
        var end = Math.Min(last, asked.To ?? last);
        return Math.Max(0, end - first + 1) / (double)(last - group.From + 1);
    }

    private static List<Cell> CellsOf(ReferenceFile file) =>
    [
        .. file.Rows.Select(row => new Cell(
            row[0], new AgeRange(Number(row[1]), row[2].Length == 0 ? null : Number(row[2])), Number(row[3]), Number(row[4]))),
    ];

    private sealed record Cell(string Area, AgeRange Ages, int Men, int Women);
}
