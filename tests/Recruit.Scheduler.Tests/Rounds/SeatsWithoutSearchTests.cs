using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>Where tables ask for nothing but people, no search is needed to know that everyone has a chair.</summary>
public sealed class SeatsWithoutSearchTests
{
    [Fact]
    public void Whoever_is_said_to_have_a_chair_without_a_search_is_given_one_by_the_search()
    {
        var told = 0;
        for (var seed = 1; seed <= 2000; seed++)
        {
            var pool = RandomRound.Make(seed);
            var dice = new Random(seed);
            var tables = new TablesOfRound(pool);
            var able = pool.People.Where(person => pool.Dialogues.Any(dialogue => pool.CanAttend(person, dialogue))).ToArray();
            dice.Shuffle(able);
            var drawn = able.Take(dice.Next(1, able.Length + 1)).ToList();

            if (!tables.SeatsWithoutSearch(drawn)) continue;

            told++;
            Assert.True(TableComposer.CanSeatAll(tables.For(drawn.Select(person => person.Id).ToHashSet()), seed), $"seed {seed}");
        }

        Assert.True(told >= 10, $"only {told} rounds were so simple");
    }
}
