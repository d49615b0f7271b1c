using Recruit.Data.Asking;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Asking;

namespace Recruit.Scheduler.Tests.Asking;

/// <summary>The first lottery: letters spread over strata, and drawn within them, on made-up towns by seed.</summary>
public sealed class LetterStrataTests
{
    private static readonly string[] Towns = ["Utrecht", "Zeist", "De Bilt", "Soest"];

    public static TheoryData<int> Seeds() => new(Enumerable.Range(1, 40));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_letter_goes_out_and_no_address_is_without_a_chance(int seed)
    {
        var (addresses, plan) = MadeUp(seed);

        var strata = LetterStrata.Of(addresses, plan);

        Assert.True(strata.Sum(one => one.Stratum.Letters) == plan.Letters, $"seed {seed}");
        Assert.True(strata.All(one => one.Stratum.Letters is > 0 && one.Stratum.Letters <= one.Addresses.Count), $"seed {seed}");
        Assert.Equal(
            addresses.Select(one => one.Number).Order(), strata.SelectMany(one => one.Addresses).Select(one => one.Number).Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_proportion_no_stratum_is_a_whole_letter_from_its_share(int seed)
    {
        var (addresses, plan) = MadeUp(seed);

        var strata = LetterStrata.Of(addresses, plan with { Raised = false });

        foreach (var stratum in strata)
        {
            var share = plan.Letters * (double)stratum.Addresses.Count / addresses.Count;
            Assert.True(Math.Abs(stratum.Stratum.Letters - share) < 1, $"seed {seed}: {stratum.Stratum} instead of {share}");
        }
    }

    [Fact]
    public void Raised_the_lowest_index_gets_twice_the_chance_of_the_highest()
    {
        AskedAddress[] addresses = [.. Enumerable.Range(0, 3000).Select(place => Address(place, "Utrecht", $"{1 + place % 3}"))];

        var strata = LetterStrata.Of(addresses, new LetterPlan(90, ByProvince: false, Raised: true));

        Assert.Equal([("1", 40), ("2", 30), ("3", 20)], strata.Select(one => (one.Stratum.Neighbourhood, one.Stratum.Letters)));
    }

    [Fact]
    public void A_hamlet_too_small_for_a_letter_is_joined_rather_than_left_out()
    {
        AskedAddress[] addresses =
        [
            .. Enumerable.Range(0, 990).Select(place => Address(place, "Utrecht", "")),
            .. Enumerable.Range(990, 6).Select(place => Address(place, "Oudewater", "")),
            .. Enumerable.Range(996, 4).Select(place => Address(place, "Renswoude", "")),
        ];

        var strata = LetterStrata.Of(addresses, new LetterPlan(100, ByProvince: false, Raised: false));

        Assert.Equal([("Utrecht", 990, 99), ("", 10, 1)],
            strata.Select(one => (one.Stratum.Region, one.Stratum.Addresses, one.Stratum.Letters)));
    }

    [Fact]
    public void Where_more_letters_are_due_than_addresses_others_get_them()
    {
        var letters = LetterStrata.Spread(10, [(2, 100), (20, 50), (20, 50)]);

        Assert.Equal([2, 4, 4], letters);
    }

    [Fact]
    public void The_same_seed_and_dice_draw_the_same_whatever_the_order_of_the_file()
    {
        var (addresses, plan) = MadeUp(7);

        var (once, again) = (Draw(addresses, plan, "geheim", 417), Draw([.. addresses.Reverse()], plan, "geheim", 417));

        Assert.Equal(once.Order(), again.Order());
        Assert.NotEqual(once.Order(), Draw(addresses, plan, "geheim", 418).Order());
        Assert.NotEqual(once.Order(), Draw(addresses, plan, "een ander geheim", 417).Order());
    }

    [Fact]
    public void Over_a_thousand_throws_every_address_of_a_stratum_is_drawn_as_often()
    {
        AskedAddress[] addresses = [.. Enumerable.Range(0, 40).Select(place => Address(place, "Utrecht", ""))];
        var drawn = Enumerable.Range(0, 1000)
            .SelectMany(number => Draw(addresses, new LetterPlan(10, ByProvince: false, Raised: false), "geheim", number))
            .CountBy(number => number).ToDictionary();

        // 250 of 1,000 each, give or take five standard deviations of 13.7.
        Assert.Equal(40, drawn.Count);
        Assert.All(drawn.Values, times => Assert.InRange(times, 182, 318));
    }

    [Fact]
    public void The_seal_holds_for_the_list_in_any_order_and_breaks_by_one_changed_letter()
    {
        var (addresses, _) = MadeUp(3);
        var moved = addresses.Select((one, place) => place == 5 ? one with { Postcode = "3511 AC" } : one);

        var sealedList = LetterSeal.HashOf(addresses);

        Assert.Equal(sealedList, LetterSeal.HashOf(addresses.Reverse()));
        Assert.NotEqual(sealedList, LetterSeal.HashOf(moved));
        Assert.NotEqual(sealedList, LetterSeal.HashOf(addresses.Skip(1)));
    }

    [Fact]
    public void The_seal_fixes_how_many_letters_each_stratum_gets()
    {
        var strata = new[] { new LetterStratum(1, "Utrecht", "", 100, 10) };
        string SealOf(params LetterStratum[] of) => LetterSeal.Of(LetterSeal.Text(Guid.Empty, "abc", of, "geheim"));

        Assert.NotEqual(SealOf(strata), SealOf(strata[0] with { Letters = 11 }));
        Assert.Equal(64, SealOf(strata).Length);
    }

    private static IEnumerable<string> Draw(IReadOnlyList<AskedAddress> addresses, LetterPlan plan, string seed, int number) =>
        LetterSeal.Draw(LetterStrata.Of(addresses, plan), seed, number).Select(one => one.Address.Number);

    private static (IReadOnlyList<AskedAddress> Addresses, LetterPlan Plan) MadeUp(int seed)
    {
        var random = new Random(seed);
        AskedAddress[] addresses =
        [
            .. Enumerable.Range(0, random.Next(50, 500)).Select(place => Address(
                place, Towns[Math.Min(random.Next(Towns.Length), random.Next(Towns.Length))],
                random.Next(6) is > 0 and var index ? $"{index}" : "")),
        ];
        return (addresses, new LetterPlan(random.Next(1, addresses.Length + 1), random.Next(2) == 0, random.Next(2) == 0));
    }

    private static AskedAddress Address(int place, string town, string index) =>
        new($"{place:0000}", "3511 AB", town, "utrecht", index, new Contact("Bewoner van dit adres"));
}
