using System.Globalization;

namespace Recruit.Data.Reference;

/// <summary>
/// The social and economic levels low, middle and high: the two lowest, the two middle and the highest fifth of
/// household incomes. A definition, not a measurement, so it holds for the country only and is the same every year.
/// </summary>
public sealed class HouseholdIncome : PublishedFigures
{
    private HouseholdIncome(ReferenceFile file) : base(file) =>
        Shares = file.Rows.Select(row => new PopulationShare(row[0], double.Parse(row[1], CultureInfo.InvariantCulture))).ToList();

    public static HouseholdIncome Published { get; } = new(ReferenceFile.Read("ses.csv", "ses", "share"));

    /// <summary>Of households, not of persons.</summary>
    public IReadOnlyList<PopulationShare> Shares { get; }
}
