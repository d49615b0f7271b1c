using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class MirrorTests
{
    private static readonly Mirror FourHundredByEducation = new(
    [
        new("low", 40, 0.262),
        new("middle", 120, 0.417),
        new("high", 240, 0.321),
    ]);

    [Fact]
    public void Too_many_highly_educated_people_show_in_points()
    {
        var high = FourHundredByEducation.Levels[2];

        Assert.Equal(0.6, high.Share, tolerance: 1e-12);
        Assert.Equal(27.9, high.DifferenceInPoints, tolerance: 1e-9);
    }

    [Fact]
    public void The_worked_example_of_the_design_gives_its_five_measures()
    {
        Assert.Equal(0.279, FourHundredByEducation.Dissimilarity, tolerance: 0.0005);
        Assert.Equal(0.6128, FourHundredByEducation.CohensW, tolerance: 0.00005);
        Assert.Equal(150.20, FourHundredByEducation.ChiSquare, tolerance: 0.005);
        Assert.Equal(1.438, FourHundredByEducation.DesignEffect, tolerance: 0.0005);
        Assert.Equal(278.2, FourHundredByEducation.EffectiveSize, tolerance: 0.05);
    }

    [Fact]
    public void A_group_that_is_its_population_in_small_differs_in_nothing()
    {
        var mirror = new Mirror([new("man", 49, 0.49), new("woman", 51, 0.51)]);

        Assert.Equal(0, mirror.Dissimilarity, tolerance: 1e-12);
        Assert.Equal(0, mirror.CohensW, tolerance: 1e-12);
        Assert.Equal(1, mirror.DesignEffect, tolerance: 1e-12);
        Assert.Equal(100, mirror.EffectiveSize, tolerance: 1e-9);
    }

    [Fact]
    public void Shares_that_are_given_as_counts_are_brought_to_one()
    {
        var asCounts = new Mirror([new("low", 40, 262), new("middle", 120, 417), new("high", 240, 321)]);

        Assert.Equal(FourHundredByEducation.Dissimilarity, asCounts.Dissimilarity, tolerance: 1e-12);
    }

    [Fact]
    public void When_no_young_person_came_no_weight_can_bring_the_young_back()
    {
        var mirror = new Mirror([new("16-24", 0, 0.12), new("25+", 50, 0.88)]);

        Assert.Equal(double.PositiveInfinity, mirror.DesignEffect);
        Assert.Equal(0, mirror.EffectiveSize);
    }

    [Fact]
    public void A_level_without_reference_figure_is_counted_but_expects_nobody()
    {
        var mirror = new Mirror([new("man", 48, 0.5), new("woman", 50, 0.5), new("other", 2, 0)]);

        Assert.Equal(0.02, mirror.Levels[2].Share, tolerance: 1e-12);
        Assert.True(double.IsFinite(mirror.CohensW));
    }

    /// <summary>Other formulas for the same measures: overlap for D, counts for X², weights of single people for deff.</summary>
    [Fact]
    public void Whatever_the_group_the_measures_are_what_counting_people_gives()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var levels = Enumerable.Range(0, random.Next(2, 9))
                .Select(level => new LevelCount($"level {level}", random.Next(1, 200), random.NextDouble() + 0.01)).ToList();
            var (people, population) = (levels.Sum(level => level.Count), levels.Sum(level => level.PopulationShare));

            var mirror = new Mirror(levels);

            var expected = levels.ConvertAll(level => people * level.PopulationShare / population);
            var chiSquare = levels.Zip(expected, (level, wished) => Math.Pow(level.Count - wished, 2) / wished).Sum();
            var weights = levels.Zip(expected)
                .SelectMany(pair => Enumerable.Repeat(pair.Second / pair.First.Count, (int)pair.First.Count)).ToList();
            AssertNear(
                1 - levels.Zip(expected, (level, wished) => Math.Min(level.Count, wished)).Sum() / people, mirror.Dissimilarity, seed);
            AssertNear(chiSquare, mirror.ChiSquare, seed);
            AssertNear(Math.Sqrt(chiSquare / people), mirror.CohensW, seed);
            AssertNear(Math.Pow(weights.Sum(), 2) / weights.Sum(weight => weight * weight), mirror.EffectiveSize, seed);
        }
    }

    [Fact]
    public void An_empty_group_has_no_measure() =>
        Assert.True(double.IsNaN(new Mirror([new("man", 0, 0.5), new("woman", 0, 0.5)]).Dissimilarity));

    private static void AssertNear(double expected, double actual, int seed) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"seed {seed}: expected {expected}, was {actual}");
}
