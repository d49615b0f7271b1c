namespace Recruit.Data.Reference;

/// <summary>Which province and municipality a four-digit postcode lies in, by runs of codes.</summary>
public sealed class PostcodeRanges : PublishedFigures
{
    private readonly string?[] municipalities = new string?[10_000];

    private PostcodeRanges(ReferenceFile ofProvinces, ReferenceFile ofMunicipalities) : base(ofProvinces)
    {
        Runs = RunsOf(ofProvinces);
        foreach (var run in RunsOf(ofMunicipalities))
            Array.Fill(municipalities, run.Area, run.From, run.To - run.From + 1);
    }

    public static PostcodeRanges Published { get; } = new(
        ReferenceFile.Read("postcodes.csv", "from_code", "to_code", "province"),
        ReferenceFile.Read("municipality_postcodes.csv", "from_code", "to_code", "municipality"));

    /// <summary>Of provinces, in order of their codes.</summary>
    public IReadOnlyList<PostcodeRun> Runs { get; }

    /// <summary>The level of the province (zeeland), or null for a code that no province uses.</summary>
    public string? ProvinceOf(int postcode) => Runs.FirstOrDefault(run => run.Contains(postcode))?.Area;

    /// <summary>The code of the municipality (GM0193) that most people of a postcode live in; null for a code in no municipality.</summary>
    public string? MunicipalityOf(int postcode) => municipalities.ElementAtOrDefault(postcode);

    private static List<PostcodeRun> RunsOf(ReferenceFile file) =>
        [.. file.Rows.Select(row => new PostcodeRun(Number(row[0]), Number(row[1]), row[2])).OrderBy(run => run.From)];
}

/// <summary>Postcodes that follow each other in one province or municipality, both ends included.</summary>
public sealed record PostcodeRun(int From, int To, string Area)
{
    public bool Contains(int postcode) => postcode >= From && postcode <= To;
}
