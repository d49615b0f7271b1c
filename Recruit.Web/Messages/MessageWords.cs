using Microsoft.Extensions.Localization;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;
using Recruit.Web.Language;

namespace Recruit.Web.Messages;

/// <summary>Messages in the words of the page: what kind they are, how they stand and why.</summary>
public sealed class MessageWords(IStringLocalizer<MessageWords> L)
{
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
        : batch.Name.Split(' ', 2) is ["channel", var channel] ? L["Mails aan de lijst van {0}", channel]
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
        "organisation_link" => L["Link voor een organisatie"],
        "substitute_asked" => L["Vraag om te komen namens een organisatie"],
        "substitute_left" => L["Iemand anders komt namens de organisatie"],
        "registration_confirmed" => L["Aanmelding is bevestigd"],
        "asked_by_letter" => L["Brief met een code om zich aan te melden"],
        "asked_by_mail" => L["Mail aan mensen van een lijst"],
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
        "follow_up" => L["Wat er met de uitkomst gedaan is"],
        "agreement_due" => L["Vraag hoe het met een afspraak staat"],
        "facilitator_taken_off" => L["Leidt geen tafel meer"],
        _ => reminders.FirstOrDefault(reminder => ReminderPlan.RuleOf(reminder) == rule)?.Name(SiteLanguage.Current) ?? rule,
    };

    /// <summary>Why a message stands as it does.</summary>
    public static string Reason(string reason) => MessageReasonWords.Of(reason).In(SiteLanguage.Current);
}
