using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>How equal chances are, in one number.</summary>
public sealed class ChanceMeasuresTests
{
    [Theory]
    [InlineData(new[] { 0.2, 0.2, 0.2 }, 0)]
    [InlineData(new[] { 0, 0, 0, 1.0 }, 0.75)]
    [InlineData(new[] { 4, 1, 3, 2.0 }, 0.25)]
    [InlineData(new[] { 0.0, 0 }, 0)]
    public void Gini_is_nothing_for_equals_and_nearly_one_where_one_has_all(double[] chances, double gini) =>
        Assert.Equal(gini, ChanceMeasures.GiniOf(chances), precision: 12);

    [Theory]
    [InlineData(new[] { 1, 4.0 }, 2)]
    [InlineData(new[] { 0, 4.0 }, 0)]
    [InlineData(new double[0], 0)]
    public void The_geometric_mean_is_the_root_of_the_product(double[] chances, double mean) =>
        Assert.Equal(mean, ChanceMeasures.GeometricMeanOf(chances), precision: 12);
}
