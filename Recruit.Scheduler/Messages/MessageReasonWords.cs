using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Messages;

/// <summary>Why a message stands as it does, in the words of who reads it.</summary>
public static class MessageReasonWords
{
    /// <summary>What is no code of ours was said by a mail server, and reads as it was said.</summary>
    public static Wording Of(string reason) => Known(reason) ?? new(reason, reason);

    /// <summary>Null when it is no code of ours.</summary>
    internal static Wording? Known(string reason)
    {
        var (code, detail) = MessageReason.Read(reason);
        return OfTime(code) ?? OfDialogue(code) ?? OfState(code) ?? OfPost(code, detail) ?? OfServer(code, detail);
    }

    private static Wording? OfTime(string code) => code switch
    {
        MessageReason.BatchStopped => new("the batch was stopped", "de zending is gestopt"),
        MessageReason.SentAlready => new("it was sent already", "hij is al verstuurd"),
        MessageReason.LeftTooLate => new("its moment passed before it could leave", "het moment was voorbij voordat hij weg kon"),
        MessageReason.Passed => new("its moment has passed", "het moment is voorbij"),
        MessageReason.TooLate => new("it would come too late", "hij zou te laat komen"),
        MessageReason.TooMany => new("too many reminders on that day", "te veel herinneringen op die dag"),
        MessageReason.BeforeItBegan => new("its moment was before this began", "het moment was al voorbij toen dit begon"),
        MessageReason.BeforeTheRule =>
            new("its moment was before the rule was switched on", "het moment was voordat de herinnering aanging"),
        MessageReason.RuleRemoved => new("the rule was removed", "deze herinnering is verwijderd"),
        MessageReason.SwitchedOff => new("the rule is switched off", "deze herinnering staat uit"),
        MessageReason.NoPaperAsked => new("no paper is asked", "er wordt geen paper gevraagd"),
        MessageReason.NothingAsked => new("nothing is asked after this dialogue", "na deze dialoog wordt niets gevraagd"),
        MessageReason.FormIn => new("the form is in", "het formulier is ingevuld"),
        MessageReason.PersonReplaced => new("the organisation sends somebody else", "de organisatie stuurt iemand anders"),
        MessageReason.PaperIn => new("the paper is in", "de paper is binnen"),
        _ => null,
    };

    private static Wording? OfDialogue(string code) => code switch
    {
        MessageReason.DialogueGone => new("the dialogue is gone", "de dialoog bestaat niet meer"),
        MessageReason.DialogueCancelled => new("the dialogue does not take place", "de dialoog gaat niet door"),
        MessageReason.DateNotChosen => new("the date is not chosen yet", "de datum is nog niet gekozen"),
        MessageReason.DialogueStarted => new("the dialogue has started", "de dialoog is al begonnen"),
        MessageReason.DialogueMoved => new("the dialogue was moved", "de dialoog is verplaatst"),
        MessageReason.DialogueMovedAgain => new("the dialogue was moved again", "de dialoog is nog eens verplaatst"),
        MessageReason.DialogueTakesPlace => new("the dialogue takes place", "de dialoog gaat door"),
        _ => null,
    };

    private static Wording? OfState(string code) => code switch
    {
        MessageReason.Erased => new("the person was erased", "deze persoon is gewist"),
        MessageReason.InvitationGone => new("the invitation is gone", "de uitnodiging bestaat niet meer"),
        MessageReason.AnswerTimeOver => new("the time to answer is over", "de tijd om te antwoorden is voorbij"),
        MessageReason.RegistrationGone => new("the registration was withdrawn or erased", "de aanmelding is ingetrokken of gewist"),
        MessageReason.RegisteredAlready => new("this person signed up already", "deze persoon heeft zich al aangemeld"),
        MessageReason.RegistrationConfirmed => new("the registration is confirmed already", "de aanmelding was al bevestigd"),
        MessageReason.CodeUsed => new("the code was used or is too old", "de code is gebruikt of te oud"),
        _ when code == MessageReason.InvitationIs(InvitationState.Planned) =>
            new("the invitation is not sent yet", "de uitnodiging is nog niet verstuurd"),
        _ when code == MessageReason.InvitationIs(InvitationState.Sent) => new("there is no answer yet", "er is nog geen antwoord"),
        _ when code == MessageReason.InvitationIs(InvitationState.Accepted) =>
            new("the invitation is accepted", "de uitnodiging is al aangenomen"),
        _ when code == MessageReason.InvitationIs(InvitationState.Declined) =>
            new("the invitation is declined", "de uitnodiging is afgewezen"),
        _ when code == MessageReason.InvitationIs(InvitationState.Expired) =>
            new("the invitation has expired", "de uitnodiging is verlopen"),
        _ when code == MessageReason.InvitationIs(InvitationState.Cancelled) =>
            new("the invitation is cancelled", "de uitnodiging is afgezegd"),
        _ when code == MessageReason.InvitationIs(InvitationState.Attended) =>
            new("this person was there already", "deze persoon was er al"),
        _ when code == MessageReason.InvitationIs(InvitationState.NoShow) => new("this person did not come", "deze persoon kwam niet"),
        _ when code == MessageReason.RegistrationIs(RegistrationState.Unconfirmed) =>
            new("the registration is not confirmed yet", "de aanmelding is nog niet bevestigd"),
        _ when code == MessageReason.RegistrationIs(RegistrationState.Active) =>
            new("the registration is active", "de aanmelding is actief"),
        _ when code == MessageReason.RegistrationIs(RegistrationState.Withdrawn) =>
            new("the registration is withdrawn", "de aanmelding is ingetrokken"),
        _ when code == MessageReason.RegistrationIs(RegistrationState.Erased) =>
            new("the registration is erased", "de aanmelding is gewist"),
        _ => null,
    };

    private static Wording? OfPost(string code, string detail) => code switch
    {
        MessageReason.NoAddress => new("no e-mail address: send a letter", "geen e-mailadres: stuur een brief"),
        MessageReason.AddressSuppressed =>
            new("this address refused mail before: send a letter or call", "dit adres weigerde eerder mail: stuur een brief of bel"),
        MessageReason.MadeReady => new("made ready to be printed", "klaargezet om te printen"),
        MessageReason.Posted => new("printed and posted", "geprint en gepost"),
        MessageReason.ToldByPhone => new("told by telephone", "telefonisch verteld"),
        MessageReason.Again => new($"again, by {detail}", $"opnieuw, door {detail}"),
        MessageReason.Attempt => new($"attempt {detail}", $"poging {detail}"),
        MessageReason.NoWriter => new("this kind of message cannot be written here", "dit soort bericht kan hier niet worden geschreven"),
        MessageReason.NewsStopped => new("this person wants to hear no more of it", "deze persoon wil hier niets meer over horen"),
        MessageReason.ResultsGone => new("it was taken back, or answered already", "dit is teruggetrokken, of er is al geantwoord"),
        MessageReason.WritingFailed => new("writing it failed; another try follows", "het schrijven mislukte; er volgt een nieuwe poging"),
        MessageReason.SenderStopped => new("the sender stopped before the answer came", "de verzender stopte voordat er antwoord kwam"),
        _ => null,
    };

    private static Wording? OfServer(string code, string detail) => code switch
    {
        MessageReason.TriedLong =>
            new($"tried for five days; at last: {Of(detail).English}", $"vijf dagen lang geprobeerd; het laatst: {Of(detail).Dutch}"),
        MessageReason.CameBack => new($"came back: {Of(detail).English}", $"kwam terug: {Of(detail).Dutch}"),
        MessageReason.Unread => new("not delivered, reason unread", "niet bezorgd, en wij konden niet lezen waarom"),
        MessageReason.Unwanted => new("reported as unwanted by the receiver", "de ontvanger meldde dat deze mail niet gewenst is"),
        MessageReason.KeptHere => new("kept in the local mailbox, not sent", "bewaard in het lokale postvak, niet verzonden"),
        MessageReason.MailboxNotWritten =>
            new($"the local mailbox cannot be written: {detail}", $"in het lokale postvak kan niet worden geschreven: {detail}"),
        MessageReason.HeaderBroken => new("a header holds a line break", "er staat een regeleinde waar dat niet mag"),
        MessageReason.ReceiverNoAddress => new("the receiver's address is not one", "het adres van de ontvanger is geen adres"),
        MessageReason.SenderNoAddress => new("the sender's address is not one", "het adres van de afzender is geen adres"),
        MessageReason.AddressLetters => new(
            "the address has letters that this server does not take (RFC 6531)",
            "het adres heeft letters die deze server niet aanneemt (RFC 6531)"),
        MessageReason.MailNotWritten =>
            new($"the mail cannot be written for this server: {detail}", $"de mail kan voor deze server niet worden geschreven: {detail}"),
        MessageReason.NoAnswer => new(
            "no answer came after the body; the same mail is tried again",
            "er kwam geen antwoord; er volgt een nieuwe poging met dezelfde mail"),
        MessageReason.NoConnection => new($"no connection: {detail}", $"geen verbinding: {detail}"),
        MessageReason.NoConnectionFree => new("no connection came free in time", "er kwam niet op tijd een verbinding vrij"),
        MessageReason.NoEncryption => new(
            $"no encryption is offered: if mail may travel in the open, say --smtp {detail}",
            $"de server versleutelt niet: mag mail open en bloot over het net, zeg dan --smtp {detail}"),
        _ => null,
    };
}
