using Microsoft.Extensions.Localization;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Reminders;
using Recruit.Web.Language;

namespace Recruit.Web.Messages;

/// <summary>Messages in the words of the page: what kind they are, how they stand and why.</summary>
public sealed class MessageWords(IStringLocalizer<MessageWords> L)
{
    // The program gives its reasons in English, as its logs; what an organiser is likely to read has its Dutch here.
    private static readonly Dictionary<string, string> Dutch = new(StringComparer.Ordinal)
    {
        ["no e-mail address: letter"] = "geen e-mailadres: stuur een brief",
        ["the address refused mail before: letter or telephone"] = "dit adres weigerde eerder mail: stuur een brief of bel",
        ["the batch was stopped"] = "de zending is gestopt",
        ["no answer came after the body"] = "er kwam geen antwoord; er volgt een nieuwe poging met dezelfde mail",
        ["the person was erased"] = "deze persoon is gewist",
        ["the rule is switched off"] = "deze herinnering staat uit",
        ["the dialogue does not take place"] = "de dialoog gaat niet door",
        ["the dialogue has started"] = "de dialoog is al begonnen",
        ["the dialogue was moved"] = "de dialoog is verplaatst",
        ["its moment has passed"] = "het moment is voorbij",
        ["its moment passed before it could leave"] = "het moment was voorbij voordat hij weg kon",
        ["the time to answer is over"] = "de tijd om te antwoorden is voorbij",
        ["the dialogue was moved again"] = "de dialoog is nog eens verplaatst",
        ["the dialogue takes place"] = "de dialoog gaat door",
        ["the dialogue is gone"] = "de dialoog bestaat niet meer",
        ["told by telephone"] = "telefonisch verteld",
        ["printed and posted"] = "geprint en gepost",
        ["the invitation is gone"] = "de uitnodiging bestaat niet meer",
        ["the invitation is accepted"] = "de uitnodiging is al aangenomen",
        ["the invitation is declined"] = "de uitnodiging is afgewezen",
        ["the invitation is expired"] = "de uitnodiging is verlopen",
        ["the invitation is cancelled"] = "de uitnodiging is afgezegd",
        ["the registration is withdrawn"] = "de aanmelding is ingetrokken",
        ["the registration is erased"] = "de aanmelding is gewist",
        ["the registration was withdrawn or erased"] = "de aanmelding is ingetrokken of gewist",
        ["the registration is confirmed already"] = "de aanmelding was al bevestigd",
        ["the registration is not confirmed"] = "de aanmelding is nog niet bevestigd",
        ["the rule was removed"] = "deze herinnering is verwijderd",
        ["the dialogue takes place after all"] = "de dialoog gaat toch door",
        ["no paper is asked"] = "er wordt geen paper gevraagd",
        ["the paper is in"] = "de paper is binnen",
        ["its moment was before this began"] = "het moment was al voorbij toen dit begon",
        ["its moment was before the rule was switched on"] = "het moment was voordat de herinnering aanging",
        ["it would come too late"] = "hij zou te laat komen",
        ["too many reminders on that day"] = "te veel herinneringen op die dag",
        ["it was sent already"] = "hij is al verstuurd",
        ["the address refused mail before"] = "het adres weigerde eerder mail",
        ["the invitation is planned"] = "de uitnodiging is nog niet verstuurd",
        ["the invitation is sent"] = "er is nog geen antwoord",
        ["the invitation is attended"] = "deze persoon was er al",
        ["the invitation is no_show"] = "deze persoon kwam niet",
        ["the registration is unconfirmed"] = "de aanmelding is nog niet bevestigd",
        ["nobody here writes this rule"] = "dit soort bericht kan hier niet worden geschreven",
        ["writing it failed"] = "het schrijven mislukte; er volgt een nieuwe poging",
        ["the sender stopped before the answer came"] = "de verzender stopte voordat er antwoord kwam",
        ["kept in the local mailbox, not sent"] = "bewaard in het lokale postvak, niet verzonden",
    };

    /// <summary>How a state is called in a sentence.</summary>
    public string State(string state) => state switch
    {
        MessageState.Queued => L["wacht"],
        MessageState.Sending => L["wordt verstuurd"],
        MessageState.Sent => L["verstuurd"],
        MessageState.Retrying => L["wordt opnieuw geprobeerd"],
        MessageState.Uncertain => L["onzeker of hij aankwam"],
        MessageState.Refused => L["geweigerd"],
        MessageState.Skipped => L["niet nodig"],
        MessageState.Missed => L["gemist"],
        MessageState.Letter => L["wacht als brief"],
        _ => state,
    };

    /// <summary>Why nothing is sent to an address.</summary>
    public string Suppressed(string kind) => kind switch
    {
        SuppressionKind.Refused => L["Het adres bestaat niet"],
        SuppressionKind.Bounced => L["De mail kwam terug"],
        SuppressionKind.Complaint => L["De ontvanger wil geen mail"],
        _ => L["Door ons stilgezet"],
    };

    /// <summary>What a batch is about.</summary>
    public string Batch(MessageBatch batch, IEnumerable<Track> tracks) =>
        batch.Name.Split(' ') is ["round", var number, var slug] && tracks.FirstOrDefault(track => track.Slug == slug) is { } track
            ? L["Uitnodigingen van ronde {0}: {1}", number, track.Name(SiteLanguage.Current)]
            : batch.Name;

    /// <summary>The class of the badge that goes with a state.</summary>
    public static string Badge(string state) => state switch
    {
        MessageState.Sent => "badge badge--good",
        MessageState.Refused => "badge badge--bad",
        MessageState.Retrying or MessageState.Uncertain or MessageState.Missed => "badge badge--warning",
        _ => "badge",
    };

    /// <summary>What kind of message a rule makes; reminders are called as the programme calls them.</summary>
    public string Rule(string rule, IEnumerable<ReminderRule> reminders) => rule switch
    {
        "confirm_registration" => L["Aanmelding bevestigen"],
        "registered_again" => L["Al aangemeld"],
        "registration_confirmed" => L["Aanmelding is bevestigd"],
        "invitation" => L["Uitnodiging"],
        "invitation_accepted" => L["Dank voor uw ja"],
        "invitation_declined" => L["Dank voor uw antwoord"],
        "invitation_cancelled" => L["Afgezegd"],
        "invitation_expired" => L["Uitnodiging is verlopen"],
        "sign_in_code" => L["Inlogcode"],
        "dialogue_moved" => L["Dialoog is gewijzigd"],
        "dialogue_cancelled" => L["Dialoog gaat niet door"],
        "dialogue_moved_leaders" => L["Dialoog is gewijzigd, aan gastheer en gespreksleider"],
        "dialogue_cancelled_leaders" => L["Dialoog gaat niet door, aan gastheer en gespreksleider"],
        _ => reminders.FirstOrDefault(reminder => ReminderPlan.RuleOf(reminder) == rule)?.Name(SiteLanguage.Current) ?? rule,
    };

    /// <summary>Why a message stands as it does, in the language of the page where we have it.</summary>
    public static string Reason(string reason) => SiteLanguage.Current == "nl" ? Dutch.GetValueOrDefault(reason, reason) : reason;
}
