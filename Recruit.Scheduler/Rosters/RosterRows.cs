using System.Globalization;

namespace Recruit.Scheduler.Rosters;

/// <summary>What every form of a roster shows of a person, in the same order.</summary>
internal sealed class RosterRows(Roster roster, string language)
{
    public RosterWords Words { get; } = new(language);

    public IReadOnlyList<string> Columns =>
    [
        Words.Name,
        .. roster.HasOrganisations ? new[] { Words.Organisation } : [],
        .. LaterRounds.Select(Words.Round),
        Words.Needs,
        Words.State,
        .. roster.WithContact ? new[] { Words.Telephone, Words.Email } : [],
        Words.There,
    ];

    // The first round is the table at which a person stands.
    private IEnumerable<int> LaterRounds => Enumerable.Range(2, roster.LaterRounds);

    public IReadOnlyList<string> Of(RosterPerson person) =>
    [
        Words.NameOf(person),
        .. roster.HasOrganisations ? new[] { person.Organisation } : [],
        .. LaterRounds.Select(round => TableIn(person, round)),
        Words.NeedsOf(person),
        person.VisitsAs is null ? Words.Of(person.State) : Words.Guest,
        .. roster.WithContact ? new[] { person.Telephone, person.Email } : [],
        person is { State: RosterState.Present, TakesPart: true } ? "x" : "",
    ];

    private static string TableIn(RosterPerson person, int round) =>
        person.LaterTables.Count > round - 2 ? person.LaterTables[round - 2].ToString(CultureInfo.InvariantCulture) : "";
}
