namespace Recruit.Scheduler.Rosters;

/// <summary>The words on a roster, in the language of its reader.</summary>
public sealed class RosterWords(string language)
{
    private readonly bool english = language == "en";

    public string Name => english ? "Name" : "Naam";
    public string Needs => english ? "Needs" : "Bijzonderheden";
    public string State => english ? "Answer" : "Antwoord";
    public string Email => english ? "E-mail" : "E-mail";
    public string Telephone => english ? "Telephone" : "Telefoon";

    /// <summary>Room for a tick, on paper.</summary>
    public string There => english ? "There" : "Aanwezig";
    public string Table => english ? "Table" : "Tafel";
    public string Host => english ? "Host" : "Gastheer";
    public string Facilitator => english ? "Facilitator" : "Gespreksleider";

    public string Of(RosterState state) => (state, english) switch
    {
        (RosterState.Coming, true) => "comes",
        (RosterState.Coming, false) => "komt",
        (RosterState.Present, true) => "was there",
        (RosterState.Present, false) => "was er",
        (RosterState.Absent, true) => "was not there",
        (RosterState.Absent, false) => "was er niet",
        (_, true) => "no answer yet",
        (_, false) => "nog geen antwoord",
    };
}
