using System.Globalization;

namespace Recruit.Data.Reference;

/// <summary>Ages from <paramref name="From"/> up to and including <paramref name="To"/>, or without end; written 16-24 or 70+.</summary>
public readonly record struct AgeRange(int From, int? To)
{
    public static AgeRange AtLeast(int age) => new(age, null);

    /// <summary>Reads 16-24 or 70+; anything else is no range.</summary>
    public static bool TryParse(string text, out AgeRange range)
    {
        range = default;
        var parts = text.EndsWith('+') ? [text[..^1]] : text.Split('-');
        if (parts.Length > 2 || !IsAge(parts[0], out var from))
            return false;
        if (parts.Length == 1)
        {
            range = new AgeRange(from, null);
            return text.EndsWith('+');
        }

        range = new AgeRange(from, IsAge(parts[1], out var to) ? to : -1);
        return range.To >= from;
    }

    public bool Contains(int age) => age >= From && (To is null || age <= To);

    public override string ToString() => To is null ? $"{From}+" : $"{From}-{To}";

    private static bool IsAge(string text, out int age) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out age) && age <= 130;
}
