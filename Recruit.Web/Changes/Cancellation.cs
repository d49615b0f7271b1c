using Microsoft.Extensions.Localization;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Web.Language;

namespace Recruit.Web.Changes;

/// <summary>A dialogue that is about to be cancelled.</summary>
/// <param name="Because">What the people who were to come will read; may be empty.</param>
/// <param name="Preview">Null while the reason is filled in.</param>
public sealed record Cancellation(Dialogue Dialogue, string Because, PlanPreview? Preview)
{
    private const int LongestReason = 500;

    /// <summary>The reason as one line, cut where it is longer than a letter can bear.</summary>
    public static string Tidied(string? typed)
    {
        var line = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestReason ? line : line[..LongestReason];
    }

    /// <summary>What came of the press, for the page that follows.</summary>
    public static string InWords(PlanChangeOutcome outcome, IStringLocalizer<Cancellation> L) => outcome switch
    {
        PlanChangeOutcome.Done done =>
            L["De dialoog gaat niet door. {0} {0:bericht staat|berichten staan} klaar om te vertrekken.", Counted.Of(done.Told)],
        PlanChangeOutcome.CountChanged changed =>
            L["Er is nog niets gedaan. Intussen {0:krijgt|krijgen} {0} {0:mens|mensen} bericht: kijk het nog eens na.", Counted.Of(changed.Told)],
        PlanChangeOutcome.ChangedMeanwhile => L["Er is nog niets gedaan: iemand anders wijzigde deze dialoog net. Kijk het nog eens na."],
        PlanChangeOutcome.NotFree => L["Er zijn intussen mensen uitgenodigd. Alleen de organisatie kan deze dialoog nog afgelasten."],
        _ => L["Deze dialoog ging al niet door, of is al begonnen. Er is niets dubbel verstuurd."],
    };
}
