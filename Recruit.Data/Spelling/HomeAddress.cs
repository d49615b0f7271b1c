using System.Text.RegularExpressions;

namespace Recruit.Data.Spelling;

/// <summary>
/// A home in the Netherlands is its postcode and house number: whoever gives only those, and whoever writes the street as well, are of one
/// house.
/// </summary>
public static partial class HomeAddress
{
    /// <summary>
    /// The form in which two spellings of a home are equal: 1234AB12A for "1234 ab 12-A" and "1234AB Dorpsstraat 12 a", and
    /// 1234AB12-1 for an addition of digits. What is no postcode with a house number, such as the name of a household, is compared as a
    /// text.
    /// </summary>
    public static string Household(string text)
    {
        var line = Spelled.Key(text).ToUpperInvariant();
        if (Postcode().Match(line) is not { Success: true } postcode)
            return Spelled.Household(text);
        // What stands before a postcode is a street, behind it is the city; a line may begin with it, from a column of its own.
        var rest = postcode.Index > 0 ? line[..postcode.Index] : line[postcode.Length..];
        if (Postcode().Match(rest) is { Success: true, Index: > 0 } again)
            rest = rest[..again.Index];
        return rest.Split(',', StringSplitOptions.TrimEntries).Select(NumberIn).OfType<string>().FirstOrDefault() is { } number
            ? $"{postcode.Groups["digits"]}{postcode.Groups["letters"]}{number}"
            : Spelled.Household(text);
    }

    private static string? NumberIn(string street)
    {
        if (HouseNumber().Match(YearInName().Replace(street, "")) is not { Success: true } house)
            return null;
        var addition = NoLetterOrDigit().Replace(house.Groups["addition"].Value, "");
        var between = addition.Length > 0 && char.IsAsciiDigit(addition[0]) ? "-" : "";
        return $"{house.Groups["number"]}{between}{addition}";
    }

    [GeneratedRegex(@"(?<![0-9A-Z])(?<digits>[1-9][0-9]{3}) ?(?<letters>[A-Z]{2})(?![A-Z])")]
    private static partial Regex Postcode();

    // At the end of the line: 12, 12A, 12-A, 12 bis, 12-1, 12 hs 2.
    [GeneratedRegex(
        @"(?<![0-9-])(?<number>[1-9][0-9]{0,4})"
        + @"(?<addition>[ /-]*[A-Z]{1,5}(?:[ /-]*[0-9]{1,4})?|[ /-]+[0-9]{1,4}(?:[ /-]*[A-Z]{1,5})?)?\W*$")]
    private static partial Regex HouseNumber();

    // Plein 1944 12, Laan 1940-1945 3: the year belongs to the street.
    [GeneratedRegex(@"\b(?:1[5-9]|20)[0-9]{2}(?:-[0-9]{2,4})? +(?=[0-9])")]
    private static partial Regex YearInName();

    [GeneratedRegex("[^A-Z0-9]")]
    private static partial Regex NoLetterOrDigit();
}
