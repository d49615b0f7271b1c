using System.Globalization;

namespace Recruit.Web.Targets;

/// <summary>The shares of one attribute as somebody fills them in: percentages that add up to 100.</summary>
public static class SharesForm
{
    /// <summary>Reads a percentage with at most two decimals, with comma or point; null when it is none.</summary>
    public static decimal? Read(string? text) =>
        decimal.TryParse(text?.Trim().TrimEnd('%').Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var percent) && percent is >= 0 and <= 100 && decimal.Round(percent, 2) == percent
            ? percent
            : null;

    public static string Write(decimal percent) => percent.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>Shares as percentages with one decimal that add up to 100: what rounding takes goes to who lost most by it.</summary>
    /// <param name="shares">They add up to about 1.</param>
    public static IReadOnlyList<decimal> Percentages(IReadOnlyList<decimal> shares) => Divide(100, shares);

    /// <summary>Fills the empty places with what the others leave of 100, in proportion to the shares given.</summary>
    /// <returns>Null when no place is empty or nothing is left.</returns>
    public static IReadOnlyList<decimal>? FillUp(IReadOnlyList<decimal?> filled, IReadOnlyList<decimal> shares)
    {
        var rest = 100 - filled.Sum() ?? 0;
        var empty = Enumerable.Range(0, filled.Count).Where(place => filled[place] is null).ToList();
        if (empty.Count == 0 || rest < 0)
            return null;
        var parts = empty.ConvertAll(place => shares[place]);
        var given = Divide(rest, parts.Sum() > 0 ? parts : parts.ConvertAll(_ => 1m));
        return [.. filled.Select((percent, place) => percent ?? given[empty.IndexOf(place)])];
    }

    // Largest remainders, in tenths of a percent; hundredths that are left go to the last.
    private static IReadOnlyList<decimal> Divide(decimal whole, IReadOnlyList<decimal> shares)
    {
        var sum = shares.Sum();
        if (sum <= 0)
            return [.. shares.Select(_ => 0m)];
        var exact = shares.Select(share => whole * share / sum).ToList();
        var given = exact.ConvertAll(part => Math.Floor(part * 10) / 10);
        var tenths = (int)Math.Floor((whole - given.Sum()) * 10);
        foreach (var place in Enumerable.Range(0, given.Count).OrderByDescending(place => exact[place] - given[place]).Take(tenths))
            given[place] += 0.1m;
        given[^1] += whole - given.Sum();
        return given;
    }
}
