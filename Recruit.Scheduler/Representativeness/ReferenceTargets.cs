using System.Globalization;
using Recruit.Data.Reference;
using Recruit.Scheduler.Programmes;

namespace Recruit.Scheduler.Representativeness;

/// <summary>
/// The share that a level should reach in a track (0 to 1), the share it has in the population of the invited ages where a
/// source gives it, and why the two differ when they do.
/// </summary>
public sealed record PlannedTarget(
    string Track, string Attribute, string Level, double Share, double? Population, string Reason, string Source, DateOnly? ReferenceDate);

/// <summary>Works out a programme's targets from the reference figures; nobody types a share.</summary>
public static class ReferenceTargets
{
    private const string Agreed = "Afspraak van het programma: elke klasse evenveel";

    public static IReadOnlyList<PlannedTarget> Of(ProgrammeFile file) =>
        file.Targets.SelectMany(target => Of(target, file)).ToList();

    private static IEnumerable<PlannedTarget> Of(TargetEntry target, ProgrammeFile file)
    {
        var attribute = file.Attribute(target.Attribute);
        var (shares, figures) = SharesOf(target.From, attribute, AgeRange.AtLeast(file.MinimumAge));
        var raised = file.Raised.Where(entry => entry.Track == target.Track && entry.Attribute == target.Attribute).ToList();
        var wished = Raise(shares, raised);

        return shares.Zip(wished, (share, wish) => new PlannedTarget(
            target.Track,
            target.Attribute,
            share.Level,
            Math.Round(wish, 6),
            figures is null ? null : Math.Round(share.Share, 6),
            raised.FirstOrDefault(entry => entry.Level == share.Level)?.Reason ?? "",
            figures?.Source ?? Agreed,
            figures is null ? null : DayOf(figures.ReferenceDate)));
    }

    private static (IReadOnlyList<PopulationShare> Shares, PublishedFigures? Figures) SharesOf(
        string from, AttributeEntry attribute, AgeRange invited) => from switch
        {
            "population" => (PopulationShares(attribute, invited), Population.Published),
            "education" => (Education.Published.Shares(), Education.Published),
            "origin" => (Origin.Published.Shares, Origin.Published),
            "household_income" => (HouseholdIncome.Published.Shares, HouseholdIncome.Published),
            _ => (attribute.Levels.Select(level => new PopulationShare(level.Slug, 1.0 / attribute.Levels.Count)).ToList(), null),
        };

    private static IReadOnlyList<PopulationShare> PopulationShares(AttributeEntry attribute, AgeRange invited) =>
        attribute.Derivation switch
        {
            "birth_year" => Population.Published.SharesByAge(attribute.Levels.Select(level => level.Ages!.Value)),
            "postcode" => Population.Published.SharesByProvince(invited),
            _ => Population.Published.SharesByGender(invited),
        };

    /// <summary>Raised levels get so many times their share; the others shrink alike to make room.</summary>
    private static IEnumerable<double> Raise(IReadOnlyList<PopulationShare> shares, IReadOnlyList<RaisedEntry> raised)
    {
        var times = shares.Select(share => raised.FirstOrDefault(entry => entry.Level == share.Level)?.Times).ToList();
        var given = shares.Zip(times, (share, more) => share.Share * (more ?? 0)).Sum();
        var others = shares.Zip(times, (share, more) => more is null ? share.Share : 0).Sum();
        return shares.Zip(times, (share, more) => share.Share * (more ?? ((1 - given) / others)));
    }

    /// <summary>A year alone is no day.</summary>
    private static DateOnly? DayOf(string referenceDate) =>
        DateOnly.TryParseExact(referenceDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
