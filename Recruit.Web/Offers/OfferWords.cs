using System.Globalization;
using Microsoft.Extensions.Localization;
using Recruit.Scheduler.Dialogues;

namespace Recruit.Web.Offers;

/// <summary>Says what is wrong with an offer, and what to do about it.</summary>
public sealed class OfferWords(IStringLocalizer<OfferWords> text)
{
    public string Explain(OfferProblem problem, DialogueOffer offer) => problem.Flaw switch
    {
        OfferFlaw.Missing => Missing(problem.Field),
        OfferFlaw.TooLong => text["Maak dit korter dan 200 tekens."],
        OfferFlaw.NotInList => text["Kies iets uit de lijst."],
        OfferFlaw.NoSuchDate => NoSuchDate(offer.Date!),
        OfferFlaw.NoSuchTime => text["{0} is geen tijd. Schrijf hem als 19.30.", Short(offer.Time)],
        OfferFlaw.OtherDatesWrong => text["Schrijf hoogstens vier andere dagen die nog komen, een per regel, zoals 10-3-2027 19.30."],
        OfferFlaw.ClockSkips =>
            text["Op deze dag slaat de klok dit uur over, want de zomertijd begint. Kies een tijd voor 2.00 of vanaf 3.00 uur."],
        OfferFlaw.InThePast => text["Dit moment is al geweest. Kies een dag die nog komt."],
        OfferFlaw.NotANumber => text["Schrijf een heel getal, in cijfers."],
        OfferFlaw.OutOfRange when problem.Field == nameof(DialogueOffer.Minutes) => text["Een dialoog duurt tussen de 15 en 720 minuten."],
        OfferFlaw.OutOfRange => text["Kies een getal van 1 tot en met 1000."],
        OfferFlaw.UpsideDown => text["Het minste aantal is groter dan het meeste. Draai de twee getallen om."],
        OfferFlaw.TablesDoNotFit =>
            text["Met zoveel tafels komt het aantal mensen per tafel niet uit. Kies minder tafels, of maak het verschil "
                + "tussen minste en meeste groter."],
        OfferFlaw.RolesDoNotFit => text["Samen is dit meer dan het minste aantal mensen aan een tafel. Vraag minder mensen met een rol."],
        OfferFlaw.NoWebAddress => text["Dit is geen link. Een link begint met https://."],
        _ => throw new InvalidOperationException($"No words for {problem.Flaw}"),
    };

    private string Missing(string field) => field switch
    {
        nameof(DialogueOffer.Theme) => text["Kies een thema."],
        nameof(DialogueOffer.HostId) => text["Kies een gastheer."],
        nameof(DialogueOffer.Format) => text["Kies hoe mensen elkaar ontmoeten."],
        nameof(DialogueOffer.Venue) => text["Vul het adres van de zaal in."],
        nameof(DialogueOffer.Link) => text["Vul de link in waarmee mensen online meedoen."],
        nameof(DialogueOffer.Date) => text["Vul de datum in, zoals 9-3-2027."],
        nameof(DialogueOffer.Time) => text["Vul in hoe laat het begint, zoals 19.30."],
        nameof(DialogueOffer.Minutes) => text["Vul in hoeveel minuten het duurt."],
        nameof(DialogueOffer.SizeMin) => text["Vul in met hoeveel mensen u ten minste begint."],
        nameof(DialogueOffer.SizeMax) => text["Vul in hoeveel mensen er ten hoogste kunnen komen."],
        nameof(DialogueOffer.TableCount) => text["Vul in over hoeveel tafels u de mensen verdeelt."],
        _ => text["Vul dit in."],
    };

    private string NoSuchDate(string date)
    {
        var parts = date.Trim().Split('-', '/', '.');
        return parts.Length == 3
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 9999
            ? text["{0} bestaat niet: die maand heeft {1} dagen.", Short(date), DateTime.DaysInMonth(year, month)]
            : text["{0} is geen datum. Schrijf hem als 9-3-2027.", Short(date)];
    }

    private static string Short(string? typed) => typed is { Length: > 30 } ? typed[..30] + "…" : typed ?? "";
}
