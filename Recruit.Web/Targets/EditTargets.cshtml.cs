using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Web.Language;

namespace Recruit.Web.Targets;

/// <summary>Changes the shares of one attribute at one place, with the reason.</summary>
public sealed class EditTargets(
    ProgrammeStore programmes, DialogueStore dialogues, TargetStore targets, TargetChangeStore changes, PeopleOfPlace people,
    IStringLocalizer<EditTargets> L) : TargetPage(programmes, dialogues, targets)
{
    private const int LongestReason = 500;
    /// <summary>Under which stands what is wrong with all shares together.</summary>
    public const string Together = "samen";

    private const string Agreed = "Afspraak van het programma";

    public TargetTable Shown { get; private set; } = null!;

    public ProgrammeAttribute Attribute => Shown.Attribute;

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    /// <summary>What stands in the fields, by level, however wrong.</summary>
    public Dictionary<string, string?> Percentages { get; } = [];

    public string[] FieldNames => [Together, .. Attribute.Levels.Select(FieldOf), "reden"];

    public static string FieldOf(Level level) => "aandeel-" + level.Slug;

    public async Task<IActionResult> OnGetAsync(string attribute, CancellationToken stop)
    {
        if (!MayAct || !await LoadAsync(attribute, stop))
            return NotFound();
        var percentages = SharesForm.Percentages([.. Shown.Rows.Select(row => row.Share ?? 0)]);
        foreach (var (level, percent) in Attribute.Levels.Zip(percentages))
            Percentages[level.Slug] = SharesForm.Write(percent);
        return Page();
    }

    /// <summary>Fills the empty fields with the rest; nothing is kept yet.</summary>
    public async Task<IActionResult> OnPostFillAsync(string attribute, CancellationToken stop)
    {
        if (!await LoadAsync(attribute, stop))
            return NotFound();
        var read = ReadPercentages(emptyIsWrong: false);
        if (!ModelState.IsValid)
            return Page();
        if (SharesForm.FillUp(read, [.. Shown.Rows.Select(row => row.Share ?? 0)]) is not { } filled)
        {
            ModelState.AddModelError(Together, read.Contains(null)
                ? L["De vakken zijn samen meer dan 100 procent. Verlaag er eerst een."]
                : L["Maak eerst een of meer vakken leeg. Die vullen wij dan aan tot 100 procent."]);
            return Page();
        }
        foreach (var (level, percent) in Attribute.Levels.Zip(filled))
            Percentages[level.Slug] = SharesForm.Write(percent);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string attribute, CancellationToken stop)
    {
        if (!await LoadAsync(attribute, stop))
            return NotFound();
        var read = ReadPercentages(emptyIsWrong: true);
        if (ModelState.IsValid && read.Sum() is { } sum and not 100)
            ModelState.AddModelError(Together, sum < 100
                ? L["Samen is dit {0} procent. Het moet 100 zijn: er ontbreekt {1}.", SharesForm.Write(sum), SharesForm.Write(100 - sum)]
                : L["Samen is dit {0} procent. Het moet 100 zijn: er is {1} te veel.", SharesForm.Write(sum), SharesForm.Write(sum - 100)]);
        var reason = (Reason ?? "").Trim();
        if (reason.Length == 0)
            ModelState.AddModelError("reden", L["Schrijf op waarom u dit verandert. Anderen moeten het kunnen begrijpen."]);
        else if (reason.Length > LongestReason)
            ModelState.AddModelError("reden", L["Maak de reden korter: hooguit {0} tekens.", LongestReason]);
        if (!ModelState.IsValid)
            return Page();
        var before = Book.At(Line).Where(target => target.AttributeId == Attribute.Id).ToDictionary(target => target.Level);
        await changes.SetAsync(
            Place, [.. Attribute.Levels.Select((level, place) => TargetOf(level, read[place]!.Value / 100, before, reason))], reason,
            Staff.Actor, stop);
        Done = L["De streefcijfers zijn bewaard: {0}.", Attribute.Name(SiteLanguage.Current)];
        return Redirect(LinkTo(Place));
    }

    private Target TargetOf(Level level, decimal share, Dictionary<string, Target> before, string reason)
    {
        var known = before.GetValueOrDefault(level.Slug);
        // Rounded to whole tenths of a percent a share is still what it was.
        var same = known is not null && Math.Abs(known.Share - share) < 0.001m;
        return new Target(
            Guid.Empty, Guid.Empty, Attribute.Id, level.Slug, share, known?.Population, same ? known!.Reason : reason,
            known?.Source ?? Agreed, known?.ReferenceDate);
    }

    private List<decimal?> ReadPercentages(bool emptyIsWrong)
    {
        List<decimal?> read = [];
        foreach (var level in Attribute.Levels)
        {
            var text = Request.Form[FieldOf(level)].ToString();
            Percentages[level.Slug] = text;
            read.Add(SharesForm.Read(text));
            if (read[^1] is null && (emptyIsWrong || text.Trim().Length > 0))
                ModelState.AddModelError(FieldOf(level),
                    L["{0}: vul een getal in van 0 tot en met 100, met hooguit twee cijfers na de komma.",
                        level.Label(SiteLanguage.Current)]);
        }
        return read;
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        if (!await ReadPlaceAsync(stop))
            return false;
        var (_, tables) = await people.OfAsync(this, stop);
        if (tables.FirstOrDefault(table => table.Attribute.Slug == slug) is not { } found)
            return false;
        Shown = found;
        return true;
    }
}
