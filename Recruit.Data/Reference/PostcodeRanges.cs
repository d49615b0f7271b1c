namespace Recruit.Data.Reference;

/// <summary>Which province a four-digit postcode lies in, by runs of codes.</summary>
public sealed class PostcodeRanges : PublishedFigures
{
    private PostcodeRanges(ReferenceFile file) : base(file) =>
        Runs = file.Rows.Select(row => new PostcodeRun(Number(row[0]), Number(row[1]), row[2])).OrderBy(run => run.From).ToList();

    public static PostcodeRanges Published { get; } =
        new(ReferenceFile.Read("postcodes.csv", "from_code", "to_code", "province"));

    /// <summary>In order of their codes.</summary>
    public IReadOnlyList<PostcodeRun> Runs { get; }

    /// <summary>The level of the province (zeeland), or null for a code that no province uses.</summary>
    public string? ProvinceOf(int postcode) => Runs.FirstOrDefault(run => run.Contains(postcode))?.Province;
}

/// <summary>Postcodes that follow each other in one province, both ends included.</summary>
public sealed record PostcodeRun(int From, int To, string Province)
{
    public bool Contains(int postcode) => postcode >= From && postcode <= To;
}
