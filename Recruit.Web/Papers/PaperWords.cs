using System.Globalization;
using Microsoft.Extensions.Localization;
using Recruit.Data.Papers;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Papers;

/// <summary>Papers in words: why one is refused and what to do, and how large it is.</summary>
public sealed class PaperWords(IStringLocalizer<PaperWords> L)
{
    /// <summary>The ends of names that a browser offers first; what a file is, its content tells.</summary>
    public const string Accepted = ".pdf,.docx,.odt,.txt";

    public string Fault(PaperFault fault) => fault switch
    {
        PaperFault.Empty => L["Dit bestand is leeg. Kies het bestand opnieuw."],
        PaperFault.TooLarge => L["Dit bestand is groter dan 20 MB. Maak het kleiner, met minder beelden."],
        PaperFault.Unknown => L["Dit is geen PDF, DOCX, ODT of tekst. Bewaar uw paper als PDF en kies dat bestand."],
        PaperFault.NotADocument => L["Dit is een zip en geen document. Haal uw paper eruit en kies dat bestand."],
        PaperFault.Broken => L["Dit bestand is beschadigd. Bewaar uw paper opnieuw, liefst als PDF."],
        PaperFault.Locked => L["Dit document is oud of heeft een wachtwoord. Bewaar uw paper opnieuw, als PDF."],
        PaperFault.Macros => L["In dit document zitten macro's. Bewaar uw paper als PDF en kies dat bestand."],
        PaperFault.Bomb => L["Dit bestand wordt veel te groot als het opengaat. Bewaar uw paper als PDF."],
        PaperFault.Infected => L["In dit bestand zit een virus. Scan uw computer en bewaar uw paper dan opnieuw."],
        PaperFault.ScannerAway => L["Wij kunnen nu niet zien of dit bestand veilig is. Probeer het over een uur opnieuw."],
        PaperFault.Closed => L["De laatste dag is voorbij. Wij nemen geen papers meer aan."],
        PaperFault.Standing => L["De laatste dag is voorbij, en uw paper is al binnen. Mail ons als het anders moet."],
        PaperFault.Over => L["De dialoog is al begonnen. U kunt niets meer inleveren."],
        PaperFault.NotAsked => L["Wij vragen van u geen paper."],
        _ => L["Wij hebben nu geen ruimte voor uw paper. Probeer het over een uur opnieuw."],
    };

    /// <summary>Such as <c>PDF, 1,2 MB</c>.</summary>
    public static string Size(Paper paper) => paper.Bytes >= 100_000
        ? string.Create(CultureInfo.CurrentCulture, $"{paper.Kind.ToUpperInvariant()}, {paper.Bytes / 1_000_000.0:0.#} MB")
        : $"{paper.Kind.ToUpperInvariant()}, {Math.Max(1, paper.Bytes / 1_000)} kB";

    /// <summary>A day with its name: <c>dinsdag 2 maart 2027</c>.</summary>
    public static string Day(DateTimeOffset at, string timeZone) => new DateWords(SiteLanguage.Current, timeZone).Day(at);
}
