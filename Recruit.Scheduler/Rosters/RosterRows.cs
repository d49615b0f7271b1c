namespace Recruit.Scheduler.Rosters;

/// <summary>What every form of a roster shows of a person, in the same order.</summary>
internal sealed class RosterRows(Roster roster, string language)
{
    public RosterWords Words { get; } = new(language);

    public IReadOnlyList<string> Columns =>
        [Words.Name, Words.Needs, Words.State, .. roster.WithContact ? new[] { Words.Telephone, Words.Email } : [], Words.There];

    public IReadOnlyList<string> Of(RosterPerson person) =>
        [Words.NameOf(person), Words.NeedsOf(person), Words.Of(person.State),
            .. roster.WithContact ? new[] { person.Telephone, person.Email } : [], Tick(person)];

    private static string Tick(RosterPerson person) => person is { State: RosterState.Present, With: null } ? "x" : "";
}
