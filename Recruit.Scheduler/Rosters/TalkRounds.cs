using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Rosters;

/// <summary>
/// Who sits at which table in the rounds of talk after the first: everyone meets as many new people as possible, with every table in
/// balance in every round. It decides and changes nothing; the same people get the same tables.
/// </summary>
public sealed class TalkRounds(TableComposer composer)
{
    private const string Language = "nl";

    /// <param name="settled">By registration, the tables that are settled already: these people stay with theirs.</param>
    /// <returns>The tables of the second round and those after it, for everyone who comes and has none yet.</returns>
    public IReadOnlyDictionary<Guid, IReadOnlyList<int>> Settle(
        TablesAsTheyStand now, IReadOnlyDictionary<Guid, IReadOnlyList<int>> settled, CancellationToken stop)
    {
        var coming = now.People.Where(person => person.Comes).ToList();
        if (settled.Count == 0 && Composed(now, coming, stop) is { } composed)
            return composed;
        var placing = new LaterTables(now.Dialogue.TableCount, coming, settled);
        return coming.Where(person => !settled.ContainsKey(person.Person.Id))
            .ToDictionary(person => person.Person.Id, person => placing.Place(person, now.Dialogue.TalkRounds));
    }

    private Dictionary<Guid, IReadOnlyList<int>>? Composed(
        TablesAsTheyStand now, IReadOnlyList<SeatedPerson> coming, CancellationToken stop)
    {
        var problem = LivingTables.ProblemToMend(now, Language) with
        {
            FirstRound = coming.ToDictionary(person => person.Called(Language), person => LivingTables.NameOf(person.Table)),
        };
        var options = new CompositionOptions { Threads = 1, Solver = SolverUse.Search, Seed = now.Dialogue.Number };
        if (composer.ComposeRounds(problem, now.Dialogue.TalkRounds, options, null, stop)
                is not CompositionOutcome.ComposedInRounds composed
            || composed.Rounds.Any(round => round.Unplaced.Count > 0))
            return null;
        return coming.ToDictionary(
            person => person.Person.Id,
            person => (IReadOnlyList<int>)[.. composed.Rounds.Skip(1)
                .Select(round => LivingTables.NumberOf(round.TableOf[person.Called(Language)]))]);
    }

    /// <summary>Places people one after the other beside those who have their tables.</summary>
    private sealed class LaterTables(
        int tables, IReadOnlyList<SeatedPerson> coming, IReadOnlyDictionary<Guid, IReadOnlyList<int>> settled)
    {
        private readonly Dictionary<Guid, IReadOnlyList<int>> settled = new(settled);

        public IReadOnlyList<int> Place(SeatedPerson person, int rounds)
        {
            var met = coming.Where(other => other != person && other.Table == person.Table).ToHashSet();
            var found = new List<int>();
            for (var round = 0; round < rounds - 1; round++)
            {
                var table = Enumerable.Range(1, tables).OrderBy(one => Fit(person, [.. At(round, one)], met)).ThenBy(one => one).First();
                met.UnionWith(At(round, table));
                found.Add(table);
            }
            return settled[person.Person.Id] = found;
        }

        private IEnumerable<SeatedPerson> At(int round, int table) =>
            coming.Where(one => settled.TryGetValue(one.Person.Id, out var later) && later.ElementAtOrDefault(round) == table);

        // Nobody meets the own household; then tables stay as large as each other; then new people; then people of other groups.
        private static (int Household, int People, int Met, int Alike) Fit(
            SeatedPerson person, IReadOnlyList<SeatedPerson> there, HashSet<SeatedPerson> met) => (
            there.Count(one => RoundPool.HouseholdOf(person.Person) is { } household && RoundPool.HouseholdOf(one.Person) == household),
            there.Count,
            there.Count(met.Contains),
            there.Sum(one => person.Person.Levels.Count(level => one.Person.Levels.GetValueOrDefault(level.Key) == level.Value)));
    }
}
