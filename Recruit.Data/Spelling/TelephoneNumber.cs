using System.Globalization;

namespace Recruit.Data.Spelling;

/// <summary>A telephone number as people write it.</summary>
public static class TelephoneNumber
{
    private const int DigitsAfterTheZero = 9;

    /// <summary>
    /// The form in which two spellings of one number are equal: the nine digits behind +31, 0031 or 0. Null for what is shorter.
    /// </summary>
    public static string? Key(string? number)
    {
        var digits = string.Concat((number ?? "").Select(sign => CharUnicodeInfo.GetDecimalDigitValue(sign)).Where(digit => digit >= 0));
        return digits.Length >= DigitsAfterTheZero ? digits[^DigitsAfterTheZero..] : null;
    }
}
