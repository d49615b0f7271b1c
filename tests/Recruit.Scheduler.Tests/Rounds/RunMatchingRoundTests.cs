using System.Text.Json;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables.Explaining;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>A matching round from the press of an organiser to a proposal, on a real database.</summary>
public sealed class RunMatchingRoundTests : ProgrammeTests
{
    [Fact]
    public async Task Everyone_in_the_pool_gets_an_outcome_and_the_tables_a_proof()
    {
        var dialogues = new[] { (await Programme.DialogueAsync()).Id, (await Programme.DialogueAsync()).Id };
        var pool = await PeopleAsync(20);

        var round = await RunAsync(dialogues, pool, seed: 7);

        var outcomes = await Get<RoundStore>().OutcomesAsync(round.Id, Stop);
        Assert.Equal("proposed", round.State);
        Assert.Equal(pool.Order(), outcomes.Select(one => one.RegistrationId).Order());
        Assert.Equal(
            [3, 3], outcomes.Where(one => one.Outcome == "seat").CountBy(one => one.DialogueId!.Value).Select(table => table.Value));
        Assert.Equal(3, outcomes.Count(one => one.Outcome == "reserve"));
        using var proof = JsonDocument.Parse(round.Proof!);
        Assert.True(proof.RootElement.GetProperty("deviation").GetDecimal() >= proof.RootElement.GetProperty("bound").GetDecimal());
    }

    [Fact]
    public async Task The_same_seed_proposes_the_same_people_at_the_same_tables()
    {
        var dialogues = new[] { (await Programme.DialogueAsync()).Id, (await Programme.DialogueAsync()).Id };
        var pool = await PeopleAsync(20);

        var (first, second, other) = (await RunAsync(dialogues, pool, 7), await RunAsync(dialogues, pool, 7),
            await RunAsync(dialogues, pool, 8));

        var rounds = Get<RoundStore>();
        Assert.Equal(await rounds.OutcomesAsync(first.Id, Stop), await rounds.OutcomesAsync(second.Id, Stop));
        Assert.NotEqual(await rounds.OutcomesAsync(first.Id, Stop), await rounds.OutcomesAsync(other.Id, Stop));
    }

    [Fact]
    public async Task Two_of_one_household_meet_others_rather_than_each_other()
    {
        var dialogues = new[] { (await Programme.DialogueAsync()).Id, (await Programme.DialogueAsync()).Id };
        var pool = new List<Guid>();
        for (var number = 0; number < 6; number++)
            pool.Add(await Programme.RegisterAsync(
                $"buur{number}", number % 2 == 0 ? "man" : "woman", wish => wish with { Household = $"Lindelaan {number / 2}" }));

        var round = await RunAsync(dialogues, pool, seed: 7);

        var places = (await Get<RoundStore>().OutcomesAsync(round.Id, Stop)).ToDictionary(one => one.RegistrationId, one => one.DialogueId);
        for (var household = 0; household < 3; household++)
            Assert.NotEqual(places[pool[2 * household]], places[pool[2 * household + 1]]);
    }

    [Fact]
    public async Task Who_withdraws_after_the_pool_was_frozen_is_not_drawn()
    {
        var dialogue = await Programme.DialogueAsync();
        var pool = await PeopleAsync(3);
        var id = await RequestAsync([dialogue.Id], pool, seed: 7);
        await Get<DepartureStore>().WithdrawAsync(pool[0], Stop);

        await Get<RunMatchingRound>().RunAsync(Stop);

        var outcomes = await Get<RoundStore>().OutcomesAsync(id, Stop);
        Assert.Equal("pool", outcomes.Single(one => one.RegistrationId == pool[0]).Outcome);
        Assert.Equal(2, outcomes.Count(one => one.Outcome == "seat"));
    }

    [Fact]
    public async Task A_dialogue_that_nobody_can_attend_is_named_with_a_remedy()
    {
        var dialogue = await Programme.DialogueAsync(one => one with { Region = "zeeland" });

        var round = await RunAsync([dialogue.Id], await PeopleAsync(8), seed: 7);

        Assert.Equal("failed", round.State);
        Assert.Contains("times, formats and places", round.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_cannot_reach_its_least_is_said_before_anybody_is_invited()
    {
        var dialogue = await Programme.DialogueAsync(one => one with { SizeMin = 4, SizeMax = 6 });

        var round = await RunAsync([dialogue.Id], await PeopleAsync(3), seed: 7);

        Assert.Equal("failed", round.State);
        Assert.NotEmpty(round.Failure);
    }

    [Fact]
    public async Task A_round_whose_worker_died_is_taken_up_again_after_its_lease()
    {
        var dialogue = await Programme.DialogueAsync();
        var id = await RequestAsync([dialogue.Id], await PeopleAsync(6), seed: 7);
        await Get<RoundStore>().ClaimAsync(TimeSpan.FromMinutes(1), Stop);

        Assert.Equal(0, await Get<RunMatchingRound>().RunAsync(Stop));
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Get<RunMatchingRound>().RunAsync(Stop));

        Assert.Equal("proposed", (await Get<RoundStore>().GetAsync(id, Stop))!.State);
    }

    [Fact]
    public async Task Everyone_with_a_seat_has_a_reason_and_every_table_its_worst_cell()
    {
        var dialogues = new[] { (await Programme.DialogueAsync()).Id, (await Programme.DialogueAsync()).Id };

        var round = await RunAsync(dialogues, await PeopleAsync(20), seed: 7);

        var outcomes = await Get<RoundStore>().OutcomesAsync(round.Id, Stop);
        Assert.All(outcomes, one => Assert.Equal(one.Outcome == "seat", RoundJson.FactsOf(one).OfType<SeatFact.Balanced>().Any()));
        using var proof = JsonDocument.Parse(round.Proof!);
        Assert.All(proof.RootElement.GetProperty("per_table").EnumerateArray(),
            table => Assert.Equal("gender", table.GetProperty("worst_cell").GetProperty("attribute").GetString()));
        Assert.Empty(proof.RootElement.GetProperty("people_why").EnumerateArray());
    }

    [Fact]
    public async Task Origin_helps_to_balance_the_tables_and_the_proof_tells_it_of_no_table()
    {
        await using var own = await TestDatabase.CreateAsync();
        var origin = await WithOriginAsync(own);
        var dialogues = new[] { (await Programme.DialogueAsync()).Id, (await Programme.DialogueAsync()).Id };
        var pool = new List<Guid>();
        string[] genders = ["woman", "woman", "man", "man", "woman", "man"];
        foreach (var level in new[] { "netherlands", "europe", "netherlands", "europe", "netherlands", "europe" })
            pool.Add(await RegisterFromAsync(origin, level, $"anna{pool.Count}", genders[pool.Count]));

        using var proof = JsonDocument.Parse((await RunAsync(dialogues, pool, seed: 7)).Proof!);

        var weighed = proof.RootElement.GetProperty("attributes")
            .EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "origin");
        Assert.Equal(2, weighed.GetProperty("deviation").GetDecimal());
        Assert.Empty(weighed.GetProperty("levels").EnumerateArray());
        Assert.DoesNotContain("origin", proof.RootElement.GetProperty("per_table").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_figure_in_a_reason_lets_anybody_work_out_somebodys_origin()
    {
        await using var own = await TestDatabase.CreateAsync();
        var origin = await WithOriginAsync(own);
        var dialogues = new[] { (await Programme.DialogueAsync(one => one with { SizeMax = 2 })).Id,
            (await Programme.DialogueAsync(one => one with { SizeMax = 2 })).Id };
        Guid[] pool =
        [
            await RegisterFromAsync(origin, "netherlands", "anna", "woman"), await RegisterFromAsync(origin, "europe", "bea", "woman"),
            await RegisterFromAsync(origin, "netherlands", "cas", "man"), await RegisterFromAsync(origin, "europe", "dirk", "man"),
        ];

        var round = await RunAsync(dialogues, pool, seed: 7);

        var outcomes = (await Get<RoundStore>().OutcomesAsync(round.Id, Stop)).ToDictionary(one => one.RegistrationId);
        Assert.NotEqual(outcomes[pool[0]].DialogueId, outcomes[pool[2]].DialogueId);
        // If Anna and Bea changed places both tables would be of one origin; the reason has it that the other table would do as well.
        var facts = outcomes.Values.Select(one => Assert.Single(RoundJson.FactsOf(one).OfType<SeatFact.Balanced>()));
        Assert.All(facts, fact => Assert.Equal((1, 0m, 0m), (fact.Ties, fact.Least, fact.Average)));
    }

    /// <returns>The attribute's id; from here on the programme has it.</returns>
    private async Task<Guid> WithOriginAsync(TestDatabase own)
    {
        var id = Guid.NewGuid();
        var origin = new ProgrammeAttribute
        {
            Id = id,
            ProgrammeId = default,
            Slug = "origin",
            NameNl = "Herkomst",
            NameEn = "Origin",
            Derivation = Derivation.Choice,
            Special = true,
            Position = 3,
            Weight = 1,
            Levels = [new Level(id, "netherlands", "", "", null, null, 1), new Level(id, "europe", "", "", null, null, 2)],
        };
        (Database, Programme) = (own, await TestProgramme.CreateAsync(own, special: origin));
        return id;
    }

    private Task<Guid> RegisterFromAsync(Guid origin, string level, string name, string gender) =>
        Programme.RegisterAsync(name, gender, wish => wish with { SpecialLevels = new Dictionary<Guid, string> { [origin] = level } });

    private async Task<List<Guid>> PeopleAsync(int count)
    {
        var pool = new List<Guid>();
        for (var number = 0; number < count; number++)
            pool.Add(await Programme.RegisterAsync($"anna{number}", number % 3 == 0 ? "man" : "woman"));
        return pool;
    }

    private async Task<MatchingRound> RunAsync(IReadOnlyCollection<Guid> dialogues, IReadOnlyCollection<Guid> pool, long seed)
    {
        var id = await RequestAsync(dialogues, pool, seed);
        await Get<RunMatchingRound>().RunAsync(Stop);
        return (await Get<RoundStore>().GetAsync(id, Stop))!;
    }

    private Task<Guid> RequestAsync(IReadOnlyCollection<Guid> dialogues, IReadOnlyCollection<Guid> pool, long seed) =>
        Get<RoundStore>().RequestAsync(Programme.Programme.Id, Programme.Track.Id, dialogues, pool, seed, "staff:olga", Stop);
}
