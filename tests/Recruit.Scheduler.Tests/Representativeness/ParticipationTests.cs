using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class ParticipationTests
{
    [Fact]
    public void When_every_stratum_takes_part_alike_R_is_one()
    {
        var participation = new Participation([new("young", 200, 20), new("old", 300, 30)]);

        Assert.Equal(0.1, participation.Rate, tolerance: 1e-12);
        Assert.Equal(0, participation.CoefficientOfVariation, tolerance: 1e-9);
        Assert.Equal(1, participation.RIndicator, tolerance: 1e-9);
    }

    [Fact]
    public void Half_the_young_and_none_of_the_old_is_as_uneven_as_it_sounds()
    {
        var participation = new Participation([new("young", 100, 50), new("old", 100, 0)]);

        Assert.Equal(0.25, participation.StandardDeviation, tolerance: 1e-12);
        Assert.Equal(1, participation.CoefficientOfVariation, tolerance: 1e-12);
        Assert.Equal(0.5, participation.RIndicator, tolerance: 1e-12);
    }

    [Fact]
    public void Tiny_rates_hide_in_R_but_not_in_the_coefficient_of_variation()
    {
        var participation = new Participation([new("young", 1_000_000, 10), new("old", 1_000_000, 190)]);

        Assert.InRange(participation.RIndicator, 0.999, 1);
        Assert.Equal(0.9, participation.CoefficientOfVariation, tolerance: 1e-9);
    }

    /// <summary>Everyone counted one by one, with the rate of the own stratum, as the definition of R says.</summary>
    [Fact]
    public void Whatever_the_strata_R_is_what_counting_everyone_gives()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            var strata = Enumerable.Range(0, random.Next(1, 6))
                .Select(number => (Invited: random.Next(1, 300), Part: random.NextDouble()))
                .Select((one, number) => new StratumCount($"stratum {number}", one.Invited, Math.Floor(one.Invited * one.Part))).ToList();

            var participation = new Participation(strata);

            var rates = strata.SelectMany(stratum => Enumerable.Repeat(stratum.TookPart / stratum.Invited, (int)stratum.Invited)).ToList();
            var spread = Math.Sqrt(rates.Sum(rate => Math.Pow(rate - rates.Average(), 2)) / rates.Count);
            Assert.True(Math.Abs(1 - 2 * spread - participation.RIndicator) < 1e-9, $"seed {seed}: {participation.RIndicator}");
            Assert.True(rates.Average() == 0 || Math.Abs(spread / rates.Average() - participation.CoefficientOfVariation) < 1e-9,
                $"seed {seed}: {participation.CoefficientOfVariation}");
        }
    }

    [Fact]
    public void A_stratum_of_nobody_is_left_out()
    {
        var participation = new Participation([new("young", 100, 10), new("nobody", 0, 0)]);

        Assert.Equal(0.1, participation.Rate, tolerance: 1e-12);
        Assert.Equal(1, participation.RIndicator, tolerance: 1e-12);
    }
}
