using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Rosters;

namespace Recruit.Scheduler.Rosters;

/// <summary>Whether somebody comes, or came.</summary>
public enum RosterState
{
    /// <summary>Invited, and no answer yet.</summary>
    NoAnswer,
    Coming,
    Present,
    Absent,
}

/// <summary>Somebody at a table: name and needs, never attributes.</summary>
/// <param name="Needs">What he or she needs at the table; empty for nothing in particular.</param>
/// <param name="Email">Only on the roster of an organiser; empty otherwise.</param>
/// <param name="Telephone">Only on the roster of an organiser; empty otherwise.</param>
public sealed record RosterPerson(Guid? InvitationId, string Name, string Needs, RosterState State, string Email, string Telephone)
{
    /// <summary>For which organisation he or she comes; empty for none.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The tables of the second round of talk and those after it; empty where there are none, or they are not settled.</summary>
    public IReadOnlyList<int> LaterTables { get; init; } = [];

    /// <summary>Whom this one comes along with, and what for; null for who takes part.</summary>
    public RosterCompany? With { get; init; }

    /// <summary>What a guest at the table comes for; null for who takes part or comes along.</summary>
    /// <remarks>One of <see cref="VisitorRole"/>.</remarks>
    public string? VisitsAs { get; init; }

    /// <summary>Whether this one takes part: neither comes along with somebody nor is a guest at the table.</summary>
    public bool TakesPart => With is null && VisitsAs is null;

    /// <summary>Whether a place is kept for this person.</summary>
    public bool IsExpected => State is not RosterState.NoAnswer;
}

/// <summary>Somebody comes along with a person: no invitation, no answer and no attendance of its own.</summary>
/// <param name="Kind">One of <see cref="Data.Registrations.CompanionKind"/>.</param>
public sealed record RosterCompany(string Kind, string Name);

/// <summary>One table of a roster: those who come first, by name; then those who have not answered.</summary>
public sealed record RosterTable(int Number, string Facilitator, IReadOnlyList<RosterPerson> People)
{
    /// <summary>Who comes to this table in the second round of talk and those after it; empty until that is settled.</summary>
    public IReadOnlyList<IReadOnlyList<RosterPerson>> LaterRounds { get; init; } = [];

    public IReadOnlyList<RosterPerson> Expected => [.. People.Where(person => person.IsExpected)];

    /// <summary>Those who take part, without whoever they bring and without guests such as a minister.</summary>
    public IReadOnlyList<RosterPerson> Guests => [.. Expected.Where(person => person.TakesPart)];
    public IReadOnlyList<RosterPerson> NoAnswer => [.. People.Where(person => !person.IsExpected)];
}

/// <summary>Who sits at the tables of a dialogue.</summary>
/// <param name="WithContact">Whether mail addresses and telephone numbers may be shown.</param>
public sealed record Roster(Dialogue Dialogue, string Host, bool WithContact, IReadOnlyList<RosterTable> Tables)
{
    /// <summary>How many rounds of talk after the first have settled tables.</summary>
    public int LaterRounds => Tables.Select(table => table.LaterRounds.Count).DefaultIfEmpty().Max();

    public bool HasOrganisations => Tables.SelectMany(table => table.People).Any(person => person.Organisation.Length > 0);

    private static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("nl-NL"), ignoreCase: true);

    /// <summary>Puts seats, names and facilitators together for those tables that the reader may see.</summary>
    /// <param name="contacts">By person; who was erased is not there and appears on no roster.</param>
    /// <param name="facilitators">Names by table number.</param>
    /// <param name="visitors">Guests at the tables, who stay there in every round of talk.</param>
    public static Roster Of(
        Dialogue dialogue, string host, IEnumerable<int> tables, IReadOnlyCollection<RosterSeat> seats,
        IReadOnlyDictionary<Guid, Contact> contacts, IReadOnlyDictionary<int, string> facilitators, bool withContact,
        IEnumerable<TableVisitor>? visitors = null)
    {
        var people = seats.Where(seat => contacts.ContainsKey(seat.PersonId))
            .Select(seat => (Seat: seat, Person: PersonOf(seat, contacts[seat.PersonId], withContact)))
            .OrderBy(one => !one.Person.IsExpected).ThenBy(one => one.Person.Name, ByName)
            .SelectMany(one => WithCompanion(one.Person, one.Seat.Companion, contacts[one.Seat.PersonId].Companion ?? "")
                .Select(person => (one.Seat.TableNumber, Person: person)))
            .ToList();
        var later = people.Select(one => one.Person.LaterTables.Count).DefaultIfEmpty().Max();
        people.AddRange((visitors ?? []).Where(one => contacts.ContainsKey(one.PersonId)).Select(one =>
            (one.TableNumber, new RosterPerson(null, contacts[one.PersonId].Name, "", RosterState.Coming, "", "")
            {
                VisitsAs = one.Role,
                LaterTables = [.. Enumerable.Repeat(one.TableNumber, later)],
            })));
        return new Roster(dialogue, host, withContact,
        [
            .. tables.Order().Select(number => new RosterTable(number, facilitators.GetValueOrDefault(number, ""),
                [.. people.Where(one => one.TableNumber == number).Select(one => one.Person)])
            {
                LaterRounds = [.. Enumerable.Range(0, later).Select(round => people.Select(one => one.Person)
                    .Where(person => person.IsExpected && person.LaterTables.ElementAtOrDefault(round) == number).ToList())],
            }),
        ]);
    }

    private static RosterPerson PersonOf(RosterSeat seat, Contact contact, bool withContact) => new(
        seat.InvitationId, seat.AwaitsPerson ? RosterWords.ToBeConfirmed(seat.Language) : contact.Name, contact.Needs ?? "",
        StateOf(seat.State), withContact ? contact.Email ?? "" : "", withContact ? contact.Telephone ?? "" : "")
    {
        Organisation = seat.Organisation ?? "",
        LaterTables = seat.LaterTables,
    };

    private static RosterPerson[] WithCompanion(RosterPerson person, string? kind, string name) => kind is null
        ? [person]
        :
        [
            person,
            new RosterPerson(null, name, "", person.State, "", "")
            {
                With = new RosterCompany(kind, person.Name),
                LaterTables = person.LaterTables,
            },
        ];

    private static RosterState StateOf(string? invitation) => invitation switch
    {
        InvitationState.Accepted => RosterState.Coming,
        InvitationState.Attended => RosterState.Present,
        InvitationState.NoShow => RosterState.Absent,
        _ => RosterState.NoAnswer,
    };
}
