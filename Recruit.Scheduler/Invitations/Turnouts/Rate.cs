using Recruit.Data.Invitations;
using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>What is known of a rate, such as how many accept: a beta distribution, sharpened by every answer.</summary>
/// <param name="Yes">As if so many had said yes; above 0.</param>
/// <param name="No">As if so many had said no; above 0.</param>
public sealed record Rate(double Yes, double No)
{
    public double Mean => Yes / (Yes + No);

    /// <param name="mean">Above 0 and below 1.</param>
    /// <param name="worth">How many answers of real people it takes to weigh as much as this expectation.</param>
    public static Rate Expected(double mean, double worth) => new(mean * worth, (1 - mean) * worth);

    /// <summary>As much known, of people who say yes more or less often.</summary>
    public Rate WithMean(double mean) => Expected(mean, Yes + No);

    public Rate After(double yes, double no) => new(Yes + yes, No + no);

    /// <summary>Sharpened by what others did before; however many they were, they weigh no more than so many answers.</summary>
    public Rate AfterOthers(int yes, int no, double most)
    {
        var weight = Math.Min(1, most / Math.Max(1, yes + no));
        return After(weight * yes, weight * no);
    }
}

/// <summary>What a programme knows of its people: how many accept an invitation, and how many of those come.</summary>
public sealed record TurnoutRates(Rate Acceptance, Rate ShowUp)
{
    /// <summary>The answers of an earlier programme weigh together no more than so many of this one.</summary>
    public const double MostOfEarlier = 40;

    /// <summary>What was expected beforehand, sharpened by what people did in an earlier programme and in this one.</summary>
    public static TurnoutRates Of(ProgrammeSettings expected, TurnoutCounts counts, EarlierTurnout? earlier = null)
    {
        var before = earlier?.All ?? new TurnoutCounts(0, 0, 0, 0);
        return new TurnoutRates(
            Rate.Expected((double)expected.ExpectedAcceptance, (double)expected.ExpectationWorth)
                .AfterOthers(before.Accepted, before.Refused, MostOfEarlier).After(counts.Accepted, counts.Refused),
            Rate.Expected((double)expected.ExpectedShowUp, (double)expected.ExpectationWorth)
                .AfterOthers(before.Came, before.StayedAway, MostOfEarlier).After(counts.Came, counts.StayedAway));
    }

    /// <summary>How many come, on average, of so many who accepted and so many who were asked.</summary>
    public double Coming(int accepted, int asked) => (accepted + asked * Acceptance.Mean) * ShowUp.Mean;
}
