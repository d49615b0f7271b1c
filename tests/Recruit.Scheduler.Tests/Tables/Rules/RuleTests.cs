using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Rules;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Rules;

/// <summary>Every rule as a sentence, with the people it is about.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Two_people_of_one_household_at_one_table_are_one_breach()
    {
        var (anna, ben) = (Guest("anna") with { Household = "Lindelaan 4" }, Guest("ben") with { Household = "Lindelaan 4" });
        var cem = Guest("cem") with { Household = "Marktplein 1" };

        Assert.Equal("Table 1 seats 2 people of household Lindelaan 4", Only(new SeparateHouseholds(), Seated(anna, ben, cem)));
        Assert.Empty(new SeparateHouseholds().BreachesIn(SeatedAtTwo([anna, cem], [ben])));
    }

    [Fact]
    public void Neighbours_in_a_quarrel_do_not_share_a_table()
    {
        var (dirk, els) = (Guest("dirk") with { Apart = ["hedge", "choir"] }, Guest("els") with { Apart = ["hedge"] });

        Assert.Equal("Table 1 seats 2 people of apart group hedge", Only(new KeepApart(), Seated(dirk, els)));
        Assert.Empty(new KeepApart().BreachesIn(SeatedAtTwo([dirk], [els])));
    }

    [Fact]
    public void An_interpreter_sits_with_the_one_who_needs_one()
    {
        var (fatma, gijs) = (Guest("fatma") with { Together = ["signs"] }, Guest("gijs") with { Together = ["signs"] });

        Assert.Equal("Together group signs is spread over tables 1, 2", Only(new KeepTogether(), SeatedAtTwo([fatma], [gijs])));
        Assert.Empty(new KeepTogether().BreachesIn(Seated(fatma, gijs)));
    }

    [Fact]
    public void A_table_of_three_with_room_for_two_is_too_full()
    {
        var seating = Seated(new TableSpec("1", 1, 2), Guest("hans"), Guest("ine"), Guest("jan"));

        Assert.Equal("Table 1 seats 3 people and must seat 1 to 2", Only(new StayWithinSize(), seating));
        Assert.Empty(new StayWithinSize().BreachesIn(Seated(Guest("hans"))));
    }

    [Fact]
    public void Who_is_free_on_other_evenings_only_cannot_sit_here()
    {
        var karin = Guest("karin") with { Available = ["2", "3"] };

        Assert.Equal("karin is not available for table 1", Only(new SitWhereAvailable(), Seated(karin)));
        Assert.Empty(new SitWhereAvailable().BreachesIn(SeatedAtTwo([], [karin])));
    }

    [Fact]
    public void A_local_dialogue_is_for_its_own_region()
    {
        var leo = Guest("leo").With("region", "Drenthe");

        Assert.Equal("leo lives outside Zeeland and sits at table 1",
            Only(new KeepToRegion(), Seated(new TableSpec("1", 1, 10) { Region = "Zeeland" }, leo)));
        Assert.Empty(new KeepToRegion().BreachesIn(Seated(new TableSpec("1", 1, 10) { Region = "Drenthe" }, leo)));
    }

    [Fact]
    public void A_pin_holds()
    {
        var mia = Guest("mia") with { PinnedTo = "2" };

        Assert.Equal("mia is pinned to table 2 and sits at table 1", Only(new HonourPins(), Seated(mia)));
        Assert.Empty(new HonourPins().BreachesIn(SeatedAtTwo([], [mia])));
    }

    [Fact]
    public void An_action_table_has_its_entrepreneur()
    {
        var table = new TableSpec("1", 1, 10) { Roles = [new TableRole("entrepreneur", 1)] };

        Assert.Equal("Table 1 has 0 of role entrepreneur and needs 1", Only(new FillRoles(), Seated(table, Guest("noor"))));
        Assert.Empty(new FillRoles().BreachesIn(Seated(table, Guest("otto") with { Role = "entrepreneur" })));
    }

    [Fact]
    public void Nobody_sits_with_a_second_person_of_a_department_while_another_is_missing()
    {
        var table = new TableSpec("1", 1, 10)
        {
            Targets =
            [
                new("department", "bzk", 0, 1) { Because = TargetReason.Spread },
                new("department", "finance", 1, 5) { Because = TargetReason.Spread },
            ],
        };
        var (quinten, rosa) = (Guest("quinten").With("department", "bzk"), Guest("rosa").With("department", "bzk"));
        var saskia = Guest("saskia").With("department", "finance");

        Assert.Equal("Table 1 seats 2 of department bzk while others are missing",
            Only(new SpreadBeforeRepeating(), Seated(table, quinten, rosa, saskia)));
        Assert.Equal("Table 1 seats nobody of department finance, who could sit there",
            Only(new SpreadBeforeRepeating(), Seated(table, quinten)));
        Assert.Empty(new SpreadBeforeRepeating().BreachesIn(Seated(table, quinten, saskia)));
        Assert.Empty(new MeetTableTargets().BreachesIn(Seated(table, quinten, rosa)));
    }

    [Fact]
    public void Whoever_brings_somebody_along_finds_two_chairs()
    {
        var table = new TableSpec("1", 1, 10) { Targets = [new("companion", "brought", 0, 1) { Because = TargetReason.Chairs }] };
        var (tess, umar) = (Guest("tess").With("companion", "brought"), Guest("umar").With("companion", "brought"));

        Assert.Equal("Table 1 seats 2 people with a companion and has chairs for 1 companions",
            Only(new LeaveChairsForCompanions(), Seated(table, tess, umar)));
        Assert.Empty(new LeaveChairsForCompanions().BreachesIn(Seated(table, tess, Guest("vera"))));
    }

    [Fact]
    public void A_table_with_room_for_the_young_has_enough_of_them()
    {
        var table = new TableSpec("1", 1, 10) { Targets = [new TableTarget("age_group", "18-24", 1, 2)] };

        Assert.Equal("Table 1 has 0 of age_group=18-24 and needs 1 to 2", Only(new MeetTableTargets(), Seated(table, Guest("piet"))));
        Assert.Empty(new MeetTableTargets().BreachesIn(Seated(table, Guest("roos").With("age_group", "18-24"))));
    }

    private static string Only(TableRule rule, Seating seating) => Assert.Single(rule.BreachesIn(seating)).Explanation.English;
}
