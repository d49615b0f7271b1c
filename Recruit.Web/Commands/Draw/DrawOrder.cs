namespace Recruit.Web.Commands.Draw;

/// <summary>What the command line asked of <c>draw</c>, word for word.</summary>
public sealed record DrawOrder(string People, string Targets)
{
    public int? Seats { get; init; }

    public string? Dialogues { get; init; }

    public string Fairness { get; init; } = "leximin";

    /// <summary>Where whoever is drawn will sit, as <c>compose</c> reads it; null where that does not matter.</summary>
    public string? Tables { get; init; }

    public string Size { get; init; } = "8-15";

    public string? SameHousehold { get; init; }

    public string? HouseholdColumns { get; init; }

    public string? Number { get; init; }

    public string? Beacon { get; init; }

    public int Reserves { get; init; }

    public long? Seed { get; init; }

    public double? TimeLimit { get; init; }

    public bool HideProfiles { get; init; }

    public string? Out { get; init; }

    public string? Report { get; init; }

    public string? Panels { get; init; }

    public string? Receipts { get; init; }

    public string? ReceiptKey { get; init; }

    public bool Json { get; init; }
}
