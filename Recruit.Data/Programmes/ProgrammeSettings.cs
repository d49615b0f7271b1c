namespace Recruit.Data.Programmes;

/// <summary>Who decides about a seat that fell empty.</summary>
public static class ReplacementMode
{
    /// <summary>The reserve who fits best is invited within a minute.</summary>
    public const string ByItself = "by_itself";

    /// <summary>The three who fit best are proposed, and an organiser presses.</summary>
    public const string AfterPress = "after_press";
}

/// <summary>What organisers may set for their programme while it runs.</summary>
/// <param name="ExpectedAcceptance">The share of invited people who accept, as expected before anybody answered; above
/// 0 and below 1.</param>
/// <param name="ExpectedShowUp">The share of those who accepted that come; above 0 and below 1.</param>
/// <param name="ExpectationWorth">How many answers of real people weigh as much as these expectations, 1 to 1,000.</param>
/// <param name="Replacement">One of <see cref="ReplacementMode"/>.</param>
public sealed record ProgrammeSettings(decimal ExpectedAcceptance, decimal ExpectedShowUp, decimal ExpectationWorth, string Replacement);
