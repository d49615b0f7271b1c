namespace Recruit.Data.Reference;

/// <summary>A province: the level it has in our attributes (noord-holland), the code CBS gives it (PV27) and its name.</summary>
public sealed record Province(string Level, string Code, string Name, int Population);

/// <summary>The twelve provinces, in the order of their CBS codes.</summary>
public sealed class Provinces : PublishedFigures
{
    private Provinces(ReferenceFile file) : base(file) =>
        All = file.Rows.Select(row => new Province(row[0], row[1], row[2], Number(row[3]))).ToList();

    public static Provinces Published { get; } =
        new(ReferenceFile.Read("provinces.csv", "province", "code", "name", "population"));

    public IReadOnlyList<Province> All { get; }

    /// <summary>The province of a level, or null when the level is no province.</summary>
    public Province? Find(string level) => All.FirstOrDefault(province => province.Level == level);
}
