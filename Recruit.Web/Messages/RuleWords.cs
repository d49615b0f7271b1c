using System.Globalization;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Messages;

/// <summary>Reminder rules in the words of the page: "2 dagen voor het begin, om 10.00 uur, aan wie komt".</summary>
public sealed class RuleWords(IStringLocalizer<RuleWords> L)
{
    private const int MinutesOfADay = 24 * 60;

    /// <summary>The whole rule in one sentence without a full stop.</summary>
    public string InWords(ReminderRule rule) => string.Join(", ", new[]
    {
        Moment(rule),
        rule.LocalMinutes is { } at ? L["om {0} uur", Clock(at)].Value : null,
        Audience(rule.Audience, rule.Trigger),
        rule.RepeatDays is { } days ? L["elke {0} dagen, hoogstens {1} keer", days, rule.MaxTimes].Value : null,
        rule.Urgent ? L["dringend"].Value : null,
    }.OfType<string>());

    /// <summary>What a trigger names, for a choice.</summary>
    public string Trigger(string trigger) => trigger switch
    {
        ReminderTrigger.Invited => L["de uitnodiging is verstuurd"],
        ReminderTrigger.Unanswered => L["de uitnodiging is verstuurd, en er is geen antwoord"],
        ReminderTrigger.Accepted => L["iemand zei ja"],
        ReminderTrigger.BeforeStart => L["het begin van de dialoog"],
        ReminderTrigger.AfterEnd => L["het einde van de dialoog"],
        ReminderTrigger.PaperMissing => L["de dag waarop de paper binnen moet zijn"],
        ReminderTrigger.ReadingPack => L["het begin van de dialoog, met de leesmap"],
        ReminderTrigger.Cancelled => L["de dialoog is afgelast"],
        ReminderTrigger.Moved => L["de dialoog is verplaatst"],
        ReminderTrigger.ResultsPublished => L["de uitkomst is gepubliceerd"],
        ReminderTrigger.Planned => L["de dialoog staat vast, of iemand kreeg een tafel"],
        ReminderTrigger.Full => L["iedereen met een plaats zei ja"],
        ReminderTrigger.NotDrawn => L["de loting is klaar, en er is geen plaats"],
        _ => trigger,
    };

    /// <summary>To whom, such as "aan wie komt".</summary>
    public string Audience(string audience, string trigger) => audience switch
    {
        ReminderAudience.Invited => L["aan wie nog niet antwoordde"],
        ReminderAudience.Accepted when trigger is ReminderTrigger.AfterEnd or ReminderTrigger.ResultsPublished => L["aan wie er was"],
        ReminderAudience.Accepted => L["aan wie komt"],
        ReminderAudience.Reserve => L["aan de reserves"],
        ReminderAudience.Host => L["aan de gastheer"],
        ReminderAudience.Facilitator => L["aan de gespreksleiders"],
        ReminderAudience.WithoutPaper => L["aan wie nog geen paper inleverde"],
        ReminderAudience.WithoutEvaluation => L["aan wie de evaluatie nog niet invulde"],
        ReminderAudience.NotDrawn => L["aan wie niet is geloot"],
        _ => audience,
    };

    /// <summary>Minutes since midnight as a time of the day: <c>10.00</c>.</summary>
    public static string Clock(int minutes) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes))
            .ToString(new Wording("HH:mm", "H.mm").In(SiteLanguage.Current), CultureInfo.InvariantCulture);

    private string Moment(ReminderRule rule) => rule switch
    {
        { OffsetMinutes: 0, LocalMinutes: not null } => L["op de dag zelf: {0}", Trigger(rule.Trigger)],
        { OffsetMinutes: 0, Trigger: ReminderTrigger.BeforeStart or ReminderTrigger.ReadingPack } => L["bij het begin"],
        { OffsetMinutes: 0 } => L["meteen {0}", After(rule)],
        _ => $"{Span(rule.OffsetMinutes)} {After(rule)}",
    };

    private string Span(int minutes) => minutes switch
    {
        MinutesOfADay => L["1 dag"],
        60 => L["1 uur"],
        _ when minutes % MinutesOfADay == 0 => L["{0} dagen", minutes / MinutesOfADay],
        _ when minutes % 60 == 0 => L["{0} uren", minutes / 60],
        _ => L["{0} minuten", minutes],
    };

    private string After(ReminderRule rule) => rule.Trigger switch
    {
        ReminderTrigger.Invited => L["na de uitnodiging"],
        ReminderTrigger.Unanswered => L["na de uitnodiging, als er geen antwoord is"],
        ReminderTrigger.Accepted => L["na het ja"],
        ReminderTrigger.BeforeStart => L["voor het begin"],
        ReminderTrigger.ReadingPack => L["voor het begin, met de leesmap"],
        ReminderTrigger.AfterEnd => L["na afloop"],
        ReminderTrigger.PaperMissing when rule.Side == ReminderSide.Before => L["voor de dag waarop de paper binnen moet zijn"],
        ReminderTrigger.PaperMissing => L["na de dag waarop de paper binnen moest zijn"],
        ReminderTrigger.Cancelled => L["nadat de dialoog is afgelast"],
        ReminderTrigger.Moved => L["nadat de dialoog is verplaatst"],
        ReminderTrigger.Planned => L["nadat de dialoog of de tafel vaststaat"],
        ReminderTrigger.Full => L["nadat de dialoog vol is"],
        ReminderTrigger.NotDrawn => L["na de loting; voor een reserve als er geen plaats meer vrij kan komen"],
        _ => L["nadat de uitkomst is gepubliceerd"],
    };
}
