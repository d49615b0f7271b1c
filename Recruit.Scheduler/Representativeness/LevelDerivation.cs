using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Representativeness;

/// <summary>How an answer on a registration yields the level of an attribute.</summary>
public static class LevelDerivation
{
    /// <summary>The level that the answers to an attribute's question give; null when they give none.</summary>
    /// <param name="choice">The slug that a person chose, where the attribute asks for a choice.</param>
    public static string? Of(ProgrammeAttribute attribute, int? birthYear, string? postcode, string? choice, DateOnly at) =>
        attribute.Derivation switch
        {
            Derivation.BirthYear =>
                birthYear is { } year ? attribute.Levels.FirstOrDefault(level => AgesOf(level).Contains(AgeIn(year, at)))?.Slug : null,
            Derivation.Postcode => Known(attribute, postcode is null ? null : Region(postcode)),
            _ => Known(attribute, choice),
        };

    /// <summary>
    /// The level whose ages (16-24, 70+) hold the age that someone of this birth year reaches in the year of
    /// <paramref name="at"/>; null when no level does. We ask for the year only, so half of the people are counted one year early.
    /// </summary>
    public static string? AgeGroup(int birthYear, DateOnly at, IEnumerable<string> levels) =>
        levels.FirstOrDefault(level => AgeRange.TryParse(level, out var ages) && ages.Contains(AgeIn(birthYear, at)));

    /// <summary>The province of a postcode as people write it: 8011, 8011AB or 8011 ab; null when it is no Dutch postcode in use.</summary>
    public static string? Region(string postcode) =>
        FourDigits(postcode) is { } digits ? PostcodeRanges.Published.ProvinceOf(digits) : null;

    /// <summary>The number in front of a Dutch postcode, which never begins with 0; null for anything else.</summary>
    public static int? FourDigits(string postcode)
    {
        var written = Spelled.Household(postcode);
        var letters = written.Length > 4 ? written[4..] : "";
        var wellFormed = written.Length >= 4
            && written[0] != '0'
            && written.Take(4).All(char.IsAsciiDigit)
            && (letters.Length == 0 || (letters.Length == 2 && letters.All(char.IsAsciiLetter)));
        return wellFormed ? int.Parse(written.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The age reached in the year of a day.</summary>
    public static int AgeIn(int birthYear, DateOnly at) => at.Year - birthYear;

    private static AgeRange AgesOf(Level level) => new(level.AgeFrom ?? 0, level.AgeTo);

    private static string? Known(ProgrammeAttribute attribute, string? slug) =>
        attribute.Levels.FirstOrDefault(level => level.Slug == slug)?.Slug;
}
