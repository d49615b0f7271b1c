using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class RakingTests
{
    private static readonly Dictionary<string, double> Education = new() { ["low"] = 0.262, ["middle"] = 0.417, ["high"] = 0.321 };
    private static readonly Dictionary<string, double> Gender = new() { ["man"] = 0.495, ["woman"] = 0.505 };

    [Fact]
    public void One_attribute_gives_the_design_effect_of_its_mirror()
    {
        var people = Many(40, "low").Concat(Many(120, "middle")).Concat(Many(240, "high")).ToList();

        var raking = Raking.Of(people, [Education]);

        Assert.Equal(1.438, raking.DesignEffect, tolerance: 0.0005);
        Assert.Equal(278.2, raking.EffectiveSize, tolerance: 0.05);
    }

    [Fact]
    public void Two_attributes_both_come_back_to_the_population()
    {
        var people = Many(30, "low", "woman").Concat(Many(10, "low", "man"))
            .Concat(Many(50, "middle", "woman")).Concat(Many(70, "middle", "man"))
            .Concat(Many(90, "high", "woman")).Concat(Many(150, "high", "man"))
            .ToList();

        var raking = Raking.Of(people, [Education, Gender]);

        Assert.Equal(0.262, WeightOf(people, raking, 0, "low"), tolerance: 1e-6);
        Assert.Equal(0.495, WeightOf(people, raking, 1, "man"), tolerance: 1e-6);
        Assert.InRange(raking.LargestMiss, 0, 1e-9);
    }

    [Fact]
    public void Who_gave_no_answer_and_a_level_that_nobody_has_do_no_harm()
    {
        var people = Many(10, "low").Concat(Many(10, "middle")).Concat(Many(5, [null])).ToList();

        var raking = Raking.Of(people, [Education]);

        Assert.All(raking.Weights, weight => Assert.True(double.IsFinite(weight) && weight > 0));
        Assert.Equal(1, raking.Weights[^1]);
    }

    [Fact]
    public void Nobody_needs_no_weights() => Assert.Empty(Raking.Of([], [Education]).Weights);

    private static IEnumerable<IReadOnlyList<string?>> Many(int count, params string?[] levels) =>
        Enumerable.Repeat<IReadOnlyList<string?>>(levels, count);

    private static double WeightOf(IReadOnlyList<IReadOnlyList<string?>> people, Raking raking, int attribute, string level) =>
        people.Zip(raking.Weights).Where(pair => pair.First[attribute] == level).Sum(pair => pair.Second) / raking.Weights.Sum();
}
