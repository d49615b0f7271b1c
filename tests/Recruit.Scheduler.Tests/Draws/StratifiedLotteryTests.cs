using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>Who gets a seat, for now: a seeded lottery towards the targets.</summary>
public sealed class StratifiedLotteryTests
{
    private static readonly IReadOnlyDictionary<string, int> NoRoles = new Dictionary<string, int>();

    [Fact]
    public void The_same_seed_draws_the_same_people_and_another_seed_others()
    {
        var pool = Crowd(young: 40, old: 160);

        Assert.Equal(Seated(Draw(pool, seed: 7)), Seated(Draw(pool, seed: 7)));
        Assert.NotEqual(Seated(Draw(pool, seed: 7)), Seated(Draw(pool, seed: 8)));
    }

    [Fact]
    public void The_young_who_signed_up_too_little_get_their_half_of_the_seats_all_the_same()
    {
        var lots = Draw(Crowd(young: 40, old: 160), seed: 7);

        var young = lots.Where(lot => lot.Outcome == LotOutcome.Seat).Count(lot => Number(lot.Id) < 40);
        Assert.Equal(10, young);
    }

    [Fact]
    public void The_chances_add_up_to_the_seats_and_are_equal_among_equals()
    {
        var lots = Draw(Crowd(young: 40, old: 160), seed: 7);

        Assert.Equal(20, lots.Sum(lot => lot.Chance), precision: 6);
        Assert.All(lots, lot => Assert.Equal(Number(lot.Id) < 40 ? 10 / 40.0 : 10 / 160.0, lot.Chance, precision: 6));
    }

    [Fact]
    public void Over_many_seeds_each_person_is_drawn_about_as_often_as_the_chance_says()
    {
        var pool = Crowd(young: 10, old: 30);
        var drawn = new int[40];
        const int times = 4000;

        for (var seed = 0; seed < times; seed++)
            foreach (var lot in Draw(pool, seed).Where(lot => lot.Outcome == LotOutcome.Seat))
                drawn[Number(lot.Id)]++;

        // 20 seats of which 10 for the 10 young: they always get one; an old person has 10 in 30. Four standard deviations of 4,000 draws are 3 %.
        Assert.All(drawn.Take(10), count => Assert.Equal(times, count));
        Assert.All(drawn.Skip(10), count => Assert.InRange(count / (double)times, 1 / 3.0 - 0.03, 1 / 3.0 + 0.03));
    }

    [Fact]
    public void Nobody_is_drawn_for_whom_no_dialogue_has_room()
    {
        Entrant[] pool =
        [
            Person(0) with { Dialogues = [0] },
            Person(1) with { Dialogues = [0] },
            Person(2) with { Dialogues = [0, 1] },
            Person(3) with { Dialogues = [] },
        ];

        for (var seed = 0; seed < 50; seed++)
        {
            var lots = StratifiedLottery.Draw(new LotteryRules(pool, [new(1, NoRoles), new(1, NoRoles)], [], 0, false, seed));

            // Ben fits at the second dialogue only, so one of Anna and Cem has the first: always two seats, never Dirk.
            Assert.Equal(2, Seated(lots).Count);
            Assert.Contains(Person(2).Id, Seated(lots));
            Assert.DoesNotContain(Person(3).Id, Seated(lots));
        }
    }

    [Fact]
    public void A_dialogue_that_needs_an_entrepreneur_gets_one()
    {
        var pool = Crowd(young: 5, old: 95).Select((person, number) => number == 77 ? person with { Role = "entrepreneur" } : person).ToArray();
        var needy = new SeatsToDraw(3, new Dictionary<string, int> { ["entrepreneur"] = 1 });

        for (var seed = 0; seed < 50; seed++)
            Assert.Contains(Person(77).Id, Seated(StratifiedLottery.Draw(new LotteryRules(pool, [needy], [], 0, false, seed))));
    }

    [Fact]
    public void With_one_per_household_never_two_of_one_household_are_drawn()
    {
        var pool = Enumerable.Range(0, 60).Select(number => Person(number) with { Household = $"Lindelaan {number / 2}" }).ToArray();

        for (var seed = 0; seed < 50; seed++)
        {
            var lots = StratifiedLottery.Draw(new LotteryRules(pool, [new(20, NoRoles)], [], 0, OnePerHousehold: true, seed));

            Assert.Equal(20, Seated(lots).Select(id => pool[Number(id)].Household).Distinct().Count());
        }
    }

    [Fact]
    public void Reserves_are_ranked_and_are_never_people_with_a_seat()
    {
        var lots = StratifiedLottery.Draw(new LotteryRules(Crowd(40, 160), [new(20, NoRoles)], HalfYoung, Reserves: 15, false, Seed: 3));

        var reserves = lots.Where(lot => lot.Outcome == LotOutcome.Reserve).OrderBy(lot => lot.Rank).ToList();
        Assert.Equal(Enumerable.Range(1, 15), reserves.Select(lot => lot.Rank));
        Assert.Empty(reserves.Select(lot => lot.Id).Intersect(Seated(lots)));
    }

    private static readonly SeatShare[] HalfYoung = [new("age_group", "16-24", 0.5), new("age_group", "70+", 0.5)];

    private static IReadOnlyList<Lot> Draw(IReadOnlyList<Entrant> pool, long seed) =>
        StratifiedLottery.Draw(new LotteryRules(pool, [new(20, NoRoles)], HalfYoung, 0, false, seed));

    private static Entrant[] Crowd(int young, int old) =>
        [.. Enumerable.Range(0, young + old).Select(number => Person(number) with
        {
            Levels = new Dictionary<string, string> { ["age_group"] = number < young ? "16-24" : "70+" },
        })];

    private static Entrant Person(int number) => new(new Guid(number, 0, 0, new byte[8]), new Dictionary<string, string>(), [0]);

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    private static IReadOnlyList<Guid> Seated(IEnumerable<Lot> lots) =>
        [.. lots.Where(lot => lot.Outcome == LotOutcome.Seat).Select(lot => lot.Id).Order()];
}
