using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>Which reserve keeps a table closest to its targets.</summary>
public sealed class TableBalanceTests
{
    private static readonly BalancedAttribute[] Gender =
        [new("gender") { Weight = 2, Shares = new Dictionary<string, decimal> { ["woman"] = 0.5m, ["man"] = 0.5m } }];

    [Fact]
    public void A_table_of_two_men_is_two_weighted_people_off()
    {
        IReadOnlyDictionary<string, string>[] table = [Levels("man"), Levels("man")];

        Assert.Equal(4, TableBalance.Deviation(table, Gender));
    }

    [Fact]
    public void A_woman_brings_it_closer_and_a_third_man_does_not()
    {
        IReadOnlyDictionary<string, string>[] table = [Levels("man"), Levels("man")];

        Assert.Equal(2, TableBalance.BalanceAfter(table, Levels("woman"), Gender));
        Assert.Equal(6, TableBalance.BalanceAfter(table, Levels("man"), Gender));
    }

    private static Dictionary<string, string> Levels(string gender) => new() { ["gender"] = gender };
}
