using Recruit.Data.Neighbours;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Rosters;

/// <summary>Who sits with whom at tables that stand, as the composition knows it.</summary>
/// <param name="mend">Whether tables are mended; otherwise what is amiss already is no reason against a move by hand.</param>
internal sealed class NeighboursAtTables(TablesAsTheyStand now, bool mend)
{
    private readonly Dictionary<Guid, SeatedPerson> coming =
        now.People.Where(person => person.Comes).ToDictionary(person => person.Person.Id);

    public Guest Of(SeatedPerson person, Guest guest) => guest with
    {
        Household = LivesWithCompany(person) ? null : RoundPool.HouseholdOf(person.Person),
        Together = NamesOf(person, NeighbourKind.Together),
        Apart = NamesOf(person, NeighbourKind.Apart),
        PinnedTo = now.Neighbours.PinOf(person.Person.Id) is { } pin && pin.Dialogue == now.Dialogue.Id
            ? LivingTables.NameOf(pin.Table)
            : null,
    };

    private List<string> NamesOf(SeatedPerson person, string kind) =>
        [.. now.Neighbours.Of(person.Person.Id, kind).Where(rule => mend || Holds(rule)).Select(rule => rule.Name)];

    private bool Holds(NeighbourRule rule)
    {
        var tables = rule.People.Where(coming.ContainsKey).Select(one => coming[one].Table).ToList();
        return tables.Distinct().Count() == (rule.Kind == NeighbourKind.Together ? Math.Min(1, tables.Count) : tables.Count);
    }

    private bool LivesWithCompany(SeatedPerson person) => now.Neighbours.CompanyOf(person.Person.Id).Any(other =>
        coming.TryGetValue(other, out var company) && RoundPool.HouseholdOf(company.Person) == RoundPool.HouseholdOf(person.Person));
}
