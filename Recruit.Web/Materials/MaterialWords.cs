using Microsoft.Extensions.Localization;
using Recruit.Data.Materials;
using Recruit.Data.Papers;

namespace Recruit.Web.Materials;

/// <summary>Materials in words.</summary>
public sealed class MaterialWords(IStringLocalizer<MaterialWords> L)
{
    public string Audience(string audience) => audience switch
    {
        MaterialAudience.Facilitator => L["Gespreksleiders"],
        MaterialAudience.Host => L["Gastheren"],
        _ => L["Deelnemers"],
    };

    /// <summary>When somebody of this audience is led to it by a mail.</summary>
    public string Moment(string audience) => audience switch
    {
        MaterialAudience.Facilitator => L["Zij krijgen de link als zij een tafel krijgen, en weer op de dag ervoor."],
        MaterialAudience.Host => L["Zij krijgen de link een week van tevoren, met het draaiboek."],
        _ => L["Zij krijgen de link een week van tevoren, met de herinnering."],
    };

    public string Language(string language) => language switch { "en" => L["Engels"], _ => L["Nederlands"] };

    /// <summary>Why a file is refused, and what to do.</summary>
    public string Fault(PaperFault fault) => fault switch
    {
        PaperFault.Empty => L["Dit bestand is leeg. Kies het bestand opnieuw."],
        PaperFault.TooLarge => L["Dit bestand is groter dan 20 MB. Maak het kleiner, met minder beelden."],
        PaperFault.Unknown => L["Dit is geen PDF, DOCX, ODT of tekst. Bewaar het bestand als PDF en kies dat."],
        PaperFault.NotADocument => L["Dit is een zip en geen document. Haal het document eruit en kies dat."],
        PaperFault.Broken => L["Dit bestand is beschadigd. Bewaar het opnieuw, liefst als PDF."],
        PaperFault.Locked => L["Dit document is oud of heeft een wachtwoord. Bewaar het opnieuw, als PDF."],
        PaperFault.Macros => L["In dit document zitten macro's. Bewaar het als PDF en kies dat bestand."],
        PaperFault.Bomb => L["Dit bestand wordt veel te groot als het opengaat. Bewaar het als PDF."],
        PaperFault.Infected => L["In dit bestand zit een virus. Scan uw computer en bewaar het bestand dan opnieuw."],
        PaperFault.ScannerAway => L["Wij kunnen nu niet zien of dit bestand veilig is. Probeer het over een uur opnieuw."],
        _ => L["Wij hebben nu geen ruimte voor dit bestand. Probeer het over een uur opnieuw."],
    };
}
