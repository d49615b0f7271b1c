using Microsoft.Extensions.Localization;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;

namespace Recruit.Web.Letters;

/// <summary>
/// What goes with writing letters in the words of the page: what placeholders mean, what is wrong, what could be plainer.
/// </summary>
public sealed class LetterWords(IStringLocalizer<LetterWords> L)
{
    /// <summary>What will stand in the place of a placeholder.</summary>
    public string Meaning(string placeholder) => placeholder switch
    {
        "name" => L["de naam van wie de mail krijgt"],
        "link" => L["de persoonlijke link; alleen in een knop of link"],
        "opt_out_link" => L["de link om nooit meer gevraagd te worden"],
        "channel" => L["de naam van het panel of netwerk"],
        "programme" => L["de naam van dit programma"],
        "title" => L["de titel van de dialoog"],
        "contact" or "contact_address" => L["het e-mailadres voor vragen"],
        "moment" => L["dag, datum en tijd"],
        "day" => L["dag en datum"],
        "time" => L["de tijd waarop het begint"],
        "between" => L["van hoe laat tot hoe laat"],
        "length" => L["hoe lang het duurt"],
        "answer_by" => L["tot wanneer iemand kan antwoorden"],
        "preparation" => L["wat iemand vooraf doet: een paper inleveren, of niets"],
        "materials" => L["een knop naar de gespreksgids en ander materiaal; leeg als er niets is"],
        "substitute" => L["dat iemand anders van de organisatie mag komen; leeg voor wie er geen heeft"],
        "organisation" => L["de naam van de organisatie"],
        "news" => L["een zin over wat er nieuw is"],
        "why" => L["waarom deze persoon is gevraagd"],
        "place" => L["de plaats, of dat het online is"],
        "join" => L["een extra regel in de lijst met de link naar online; leeg bij een zaal"],
        "until" => L["hoe lang het nog duurt, zoals: over 7 dagen"],
        "chance" => L["een zin met de kans op een plaats"],
        "reserve" => L["of iemand reserve was, en tot wanneer"],
        "draw" => L["een knop naar de openbare pagina van de loting"],
        "others" => L["een lijst met dialogen die nog komen"],
        "evening" => L["het programma van de avond, met tijden"],
        "last_day" => L["de laatste dag waarop de link werkt"],
        _ => "",
    };

    /// <summary>Why the words cannot be saved, and what to do.</summary>
    public string Fault(TemplateFault fault, IEnumerable<string> known) => fault switch
    {
        TemplateFault.NoSubject => L["Vul een onderwerp in."],
        TemplateFault.SubjectOfMoreLines => L["Het onderwerp moet op één regel staan."],
        TemplateFault.SubjectTooLong long_ => L["Maak het onderwerp korter: het mag {0} tekens lang zijn.", long_.Most],
        TemplateFault.NoText => L["Vul de tekst van de brief in."],
        TemplateFault.TextTooLong long_ => L["Maak de tekst korter: hij mag {0} tekens lang zijn.", long_.Most],
        TemplateFault.UnknownPlaceholder { Meant: { } meant } unknown =>
            $"{Where(unknown)} {L["{0} bestaat niet in deze brief. Bedoelde u {1}?", Braced(unknown.Name), Braced(meant)]}",
        TemplateFault.UnknownPlaceholder unknown =>
            $"{Where(unknown)} "
            + L["{0} bestaat niet in deze brief. U kunt kiezen uit: {1}.", Braced(unknown.Name),
                string.Join(", ", known.Order(StringComparer.Ordinal).Select(Braced))],
        TemplateFault.LooseBraces loose => $"{Where(loose)} "
            + $"{L["Bij {0} staan de haken niet goed. Schrijf twee haken ervoor en twee erachter, zoals {1}.", loose.Found, "{{name}}"]}",
        TemplateFault.LinkMissing missing => L["De link {0} ontbreekt. Zonder die link kan iemand niets doen. Schrijf bijvoorbeeld: {1}",
            Braced(missing.Name),
            L["[Geef uw antwoord]({{link}})"].Value.Replace("{{link}}", Braced(missing.Name), StringComparison.Ordinal)],
        TemplateFault.UnsafeLink unsafe_ => $"{Where(unsafe_)} "
            + $"{L["De link naar ‘{0}’ mag niet in een mail. Gebruik een adres dat begint met https://, mailto: of tel:.", unsafe_.Target]}",
        TemplateFault.Picture picture => $"{Where(picture)} {L["Een mail kan geen plaatje bevatten. Haal het weg."]}",
        _ => fault.GetType().Name,
    };

    /// <summary>What could be plainer, and how.</summary>
    public string Hint(ReadingHint hint) => hint.Kind switch
    {
        ReadingHintKind.LongSentence =>
            L["Lange zin: {0} woorden. Maak er twee zinnen van, van hooguit {1} woorden.", hint.Words, PlainLanguage.LongestSentence],
        ReadingHintKind.Passive => L["Lijdende vorm: ‘{0}’. Schrijf wie iets doet.", hint.Found],
        ReadingHintKind.HardWord => L["Moeilijk woord: ‘{0}’. Makkelijker is: {1}.", hint.Found, hint.Easier],
        ReadingHintKind.LongWord => L["Lang woord: ‘{0}’. Kan het korter, of in meer woorden?", hint.Found],
        ReadingHintKind.Shouting => L["‘{0}’ klinkt als roepen. Gebruik kleine letters en één leesteken.", hint.Found],
        ReadingHintKind.DateInDigits => L["‘{0}’ is een datum in cijfers. Schrijf de maand voluit.", hint.Found],
        ReadingHintKind.EmptyLinkText => L["De link ‘{0}’ zegt niet waar hij heen gaat. Schrijf wat iemand er doet.", hint.Found],
        _ => hint.Kind.ToString(),
    };

    /// <summary>How the text reads as a whole, in a sentence.</summary>
    public string Estimate(ReadingEstimate estimate) =>
        L["{0} woorden in {1} zinnen; de langste zin heeft {2} woorden.", estimate.Words, estimate.Sentences, estimate.LongestSentence]
        + $" {Pace(estimate)} {Ease(estimate)}";

    private string Pace(ReadingEstimate estimate) => estimate.Seconds <= 60
        ? L["Lezen duurt minder dan een minuut."]
        : L["Lezen duurt ongeveer {0} {0:minuut|minuten}.", Counted.Of((estimate.Seconds + 30) / 60)];

    private string Ease(ReadingEstimate estimate) => estimate.Ease switch
    {
        >= ReadingEstimate.Easy => L["Dit leest makkelijk."],
        >= 45 => L["Dit leest redelijk. Kortere woorden en zinnen helpen."],
        _ => L["Dit leest moeilijk. Maak woorden en zinnen korter."],
    };

    private string Where(TemplateFault fault) => fault.Line == TemplateFault.Subject ? L["Onderwerp:"] : L["Regel {0}:", fault.Line];

    private static string Braced(string name) => "{{" + name + "}}";
}
