namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>How many of some people will say yes, when the rate itself is uncertain: the beta-binomial distribution.</summary>
/// <remarks>
/// Pólya's urn (Eggenberger and Pólya, 1923): whoever says yes makes the next yes likelier. It only adds positive terms, so nothing
/// cancels out or overflows, as factorials and gamma functions do, and every machine gets the same digits.
/// </remarks>
public sealed class YesCount(Rate rate)
{
    private double[] chances = [1];

    public int People => chances.Length - 1;

    /// <summary>The chance that none, one, two, … say yes.</summary>
    public IReadOnlyList<double> Chances => chances;

    /// <summary>The chance that at least <paramref name="count"/> say yes.</summary>
    public double AtLeast(int count) => chances.Skip(count).Sum();

    public void AskOneMore()
    {
        var (asked, total) = (People, rate.Yes + rate.No + People);
        var next = new double[asked + 2];
        for (var yes = 0; yes <= asked; yes++)
        {
            next[yes] += chances[yes] * (rate.No + asked - yes) / total;
            next[yes + 1] += chances[yes] * (rate.Yes + yes) / total;
        }

        chances = next;
    }
}
