using Microsoft.Extensions.Localization;
using Recruit.Scheduler.Health;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;

namespace Recruit.Web.Health;

/// <summary>How everything stands, in the words of the page.</summary>
public sealed class HealthWords(IStringLocalizer<HealthWords> L)
{
    /// <summary>Whether all is well, in one sentence.</summary>
    public string Answer(IReadOnlyCollection<Concern> concerns) => concerns.Count(concern => concern.Serious) switch
    {
        0 when concerns.Count == 0 => L["Ja, alles gaat goed."],
        0 => L["Ja, alles gaat goed. Er is wel iets om naar te kijken."],
        1 => L["Nee, er is iets mis."],
        var many => L["Nee, er zijn {0} dingen mis.", many],
    };

    /// <summary>What is the matter.</summary>
    public string Matter(Concern concern, string timeZone) => concern switch
    {
        Concern.DatabaseAway => L["De database antwoordt niet."],
        Concern.DatabaseBehind behind => L["De database is ouder dan het programma: {0} stappen ontbreken.", behind.Migrations],
        Concern.NobodyWorks { Since: { } since } =>
            L["Geen enkele machine werkt. De laatste was er {0} nog.", Moment.InWords(since, timeZone)],
        Concern.NobodyWorks => L["Geen enkele machine heeft ooit gewerkt."],
        Concern.SweepFails fails => L["‘{0}’ mislukt op {1}, het laatst op {2} ({3}).", Sweep(fails.Sweep), fails.Machine,
            Moment.InWords(fails.At, timeZone), fails.Error],
        Concern.MailStopped stopped => L["Alle mail staat stil sinds {0}. Een mailserver zei: ‘{1}’.",
            Moment.InWords(stopped.Since, timeZone), MessageReasonWords.Of(stopped.Because).In(SiteLanguage.Current)],
        Concern.SenderRefused refused =>
            L["Mail kwam terug omdat een mailserver onze afzender weigert. Aantal sinds gisteren: {0}.", Figure.Of(refused.Count)],
        Concern.BouncesUnreadable unread => L["Teruggekomen mail die wij niet kunnen lezen: {0}.", string.Join(", ", unread.Files)],
        Concern.UnknownProxy unknown =>
            L["{0} zegt namens wie het vraagt, maar staat niet in --proxy: ieder daarachter telt als één adres.",
                string.Join(", ", unknown.Addresses)],
        Concern.MailLate { Count: 1 } late => L["Eén bericht is te laat. Het moest weg op {0}.", Moment.InWords(late.Oldest, timeZone)],
        Concern.MailLate late =>
            L["{0} berichten zijn te laat. Het oudste moest weg op {1}.", Figure.Of(late.Count), Moment.InWords(late.Oldest, timeZone)],
        Concern.MailHeld held => L["Berichten die wachten omdat iemand ze stilzette: {0}.", Figure.Of(held.Count)],
        Concern.MailUncertain uncertain => L["Berichten waarvan wij niet weten of ze aankwamen: {0}.", Figure.Of(uncertain.Count)],
        Concern.MailRefused refused => L["Berichten die sinds gisteren zijn geweigerd: {0}.", Figure.Of(refused.Count)],
        Concern.AddressesSuppressed suppressed => L["Adressen waar geen mail meer heen gaat: {0}.", Figure.Of(suppressed.Count)],
        _ => concern.GetType().Name,
    };

    /// <summary>What to do about it.</summary>
    public string WhatToDo(Concern concern) => concern switch
    {
        Concern.DatabaseAway => L["Bel wie de machines beheert. Er gaat niets verloren."],
        Concern.DatabaseBehind => L["Vraag de beheerder om ‘recruit migrate’ te draaien."],
        Concern.NobodyWorks => L["Vraag de beheerder om ‘recruit work’ te starten. Tot die tijd gaat er geen mail weg."],
        Concern.SweepFails => L["Het wordt vanzelf opnieuw geprobeerd. Blijft het zo? Vraag de beheerder naar het logboek."],
        Concern.MailStopped => L["Zoek eerst uit waarom. Laat de mail daarna weer gaan."],
        Concern.SenderRefused => L["Vraag de beheerder of het domein van de afzender bestaat, en of SPF, DKIM en DMARC goed staan."],
        Concern.BouncesUnreadable => L["Vraag de beheerder om ernaar te kijken. Ze staan in de map ‘unreadable’, naast de map ‘read’."],
        Concern.UnknownProxy { Ours: true } => L["Vraag de beheerder om ‘recruit web’ met dit adres achter --proxy te starten."],
        Concern.UnknownProxy => L["Is het een proxy van u? Vraag de beheerder om ‘--proxy’. Anders hoeft u niets te doen."],
        Concern.MailLate => L["Werken de machines hieronder? Dan lost het vanzelf op. Anders: vraag de beheerder."],
        Concern.MailHeld => L["Laat ze weer gaan als dat mag."],
        Concern.MailUncertain => L["U hoeft niets te doen. Wij proberen het opnieuw, met hetzelfde kenmerk."],
        Concern.MailRefused => L["Kijk waarom. Bel de mensen, of stuur een brief."],
        Concern.AddressesSuppressed => L["Vraag deze mensen om een ander adres."],
        _ => "",
    };

    /// <summary>What a sweep does.</summary>
    public string Sweep(string name) => name switch
    {
        "SendDueMessages" => L["Mail versturen"],
        "PlanReminders" => L["Herinneringen klaarzetten"],
        "ExpireInvitations" => L["Uitnodigingen laten verlopen"],
        "FillEmptySeats" => L["Lege plaatsen vullen"],
        "RunMatchingRound" => L["Loten en tafels maken"],
        "PurgeExpiredData" => L["Oude gegevens wissen"],
        "ForgetOwners" => L["Adressen van afspraken wissen"],
        "ReadBounces" => L["Teruggekomen mail lezen"],
        "QueueMissingMessages" => L["Ontbrekende berichten zoeken"],
        _ => name,
    };
}
