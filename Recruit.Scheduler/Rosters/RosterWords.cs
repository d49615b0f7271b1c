using Recruit.Data.Registrations;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Rosters;

/// <summary>The words on a roster, in the language of its reader.</summary>
public sealed class RosterWords(string language)
{
    public string Name => Say("Name", "Naam");
    public string Needs => Say("Needs", "Bijzonderheden");
    public string State => Say("Answer", "Antwoord");
    public string Email => Say("E-mail", "E-mail");
    public string Telephone => Say("Telephone", "Telefoon");

    /// <summary>Room for a tick, on paper.</summary>
    public string There => Say("There", "Aanwezig");
    public string Table => Say("Table", "Tafel");

    /// <summary>Who stands where an organisation has yet to send somebody.</summary>
    public static string ToBeConfirmed(string language) => new Wording("Person to be confirmed", "Persoon nog te bevestigen").In(language);

    public string Organisation => Say("Organisation", "Organisatie");
    public string Host => Say("Host", "Gastheer");
    public string Guest => Say("guest", "gast");
    public string Facilitator => Say("Facilitator", "Gespreksleider");

    /// <summary>The heading of the tables in a later round of talk.</summary>
    public string Round(int round) => Say($"Table in round {round}", $"Tafel in ronde {round}");

    public string Of(RosterState state) => state switch
    {
        RosterState.Coming => Say("comes", "komt"),
        RosterState.Present => Say("was there", "was er"),
        RosterState.Absent => Say("was not there", "was er niet"),
        _ => Say("no answer yet", "nog geen antwoord"),
    };

    /// <summary>The name; of whoever comes along without having given one, what for.</summary>
    public string NameOf(RosterPerson person) => person is { With: { } company, Name: "" } ? Capital(Of(company.Kind)) : person.Name;

    /// <summary>What a person needs; of whoever comes along, with whom; of a guest, as what.</summary>
    public string NeedsOf(RosterPerson person) => person switch
    {
        { With: { } company } => Say($"{Of(company.Kind)} of {company.Name}", $"{Of(company.Kind)} van {company.Name}"),
        { VisitsAs: { } role } => Say($"guest: {Visitor(role)}", $"gast: {Visitor(role)}"),
        _ => person.Needs,
    };

    /// <summary>What a guest at the table comes for.</summary>
    public string Visitor(string role) => role switch
    {
        VisitorRole.Minister => Say("minister", "minister"),
        VisitorRole.Alderman => Say("mayor or alderman", "burgemeester of wethouder"),
        VisitorRole.Member => Say("member of parliament or council", "lid van parlement of raad"),
        VisitorRole.Interpreter => Say("interpreter of the town", "tolk van de gemeente"),
        _ => Say("observer", "toehoorder"),
    };

    private string Of(string companion) => companion switch
    {
        CompanionKind.Interpreter => Say("interpreter", "tolk"),
        CompanionKind.Carer => Say("carer", "verzorger"),
        _ => Say("companion", "begeleider"),
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private string Say(string english, string dutch) => new Wording(english, dutch).In(language);
}
