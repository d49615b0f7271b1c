using Recruit.Data.Asking;

namespace Recruit.Web.Asking;

/// <summary>A table of strata with their letters, and where it is known what came of them.</summary>
/// <param name="Caption">What it is called.</param>
/// <param name="SignedUp">People per stratum; null before the draw, and a cell where so few that it would tell about persons.</param>
public sealed record StrataInTable(string Caption, IReadOnlyList<StratumResponse> Strata, IReadOnlyList<int?>? SignedUp)
{
    public bool HasIndex => Strata.Any(stratum => stratum.Neighbourhood.Length > 0);

    public bool HasLaterChance => SignedUp is not null && Strata.Any(stratum => stratum.LaterChance is not null);

    /// <summary>As they are before anybody can have signed up.</summary>
    public static StrataInTable Planned(string caption, IEnumerable<LetterStratum> strata) => new(
        caption,
        [.. strata.Select(one => new StratumResponse(one.Number, one.Region, one.Neighbourhood, one.Addresses, one.Letters, 0, null))],
        null);
}
