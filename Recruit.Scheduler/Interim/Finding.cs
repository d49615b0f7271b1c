namespace Recruit.Scheduler.Interim;

/// <summary>Something that the figures say, with the two shares that say it.</summary>
/// <param name="Reached">Between 0 and 1.</param>
/// <param name="Compared">What it is set beside, between 0 and 1.</param>
/// <param name="People">Of how many people it is.</param>
public abstract record Finding(double Reached, double Compared, int People)
{
    /// <summary>
    /// How large the difference is, whatever the shares: Cohen's h = |2 asin √p − 2 asin √q|; 0.2 is small, 0.5 medium, 0.8 large
    /// (Cohen, Statistical Power Analysis, 1988, 6.2).
    /// </summary>
    public double Effect => Math.Abs(2 * Math.Asin(Math.Sqrt(Reached)) - 2 * Math.Asin(Math.Sqrt(Compared)));

    /// <summary>A level is far from its target at the last stage.</summary>
    public sealed record OffTarget(string Attribute, string Level, string Stage, double Reached, double Compared, int People)
        : Finding(Reached, Compared, People);

    /// <summary>The draw brought the group so far from its targets, where those who signed up were so far.</summary>
    public sealed record Drawn(double Reached, double Compared, int People) : Finding(Reached, Compared, People);

    /// <summary>With refills the group is so far from its targets, where those who were drawn and still sit are so far.</summary>
    public sealed record Refilled(double Reached, double Compared, int People) : Finding(Reached, Compared, People);

    /// <summary>So many of those who had accepted came, where the organiser expected so many.</summary>
    public sealed record Came(double Reached, double Compared, int People) : Finding(Reached, Compared, People);

    /// <summary>A group accepts more or less often than everyone does.</summary>
    public sealed record Accepted(string Attribute, string Level, double Reached, double Compared, int People)
        : Finding(Reached, Compared, People);

    /// <summary>Of those who came by a way so many hold a seat, where of everyone so many do.</summary>
    public sealed record Way(NamedWay By, double Reached, double Compared, int People) : Finding(Reached, Compared, People);
}
