using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Dialogues;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Targets;

/// <summary>How many people with a role every table of a dialogue has at least: an action table mixes roles.</summary>
public sealed class DialogueRoles(
    DialogueStore dialogues, ProgrammeStore programmes, TargetStore targets, IStringLocalizer<DialogueRoles> L) : ProgrammePage
{
    public Dialogue Dialogue { get; private set; } = null!;
    public IReadOnlyList<Level> Roles { get; private set; } = [];

    /// <summary>The role that everyone of its track has; null where people differ.</summary>
    public string? RoleOfAll { get; private set; }

    /// <summary>What stands in the fields, by role, however wrong.</summary>
    public IReadOnlyDictionary<string, string?> Typed { get; private set; } = new Dictionary<string, string?>();

    public string Details => $"{Base}/dialogen/{Dialogue.Number}";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, stop))
            return NotFound();
        Typed = DialogueOffer.Of(Dialogue, await dialogues.RoleQuotasAsync([Dialogue.Id], stop)).Roles;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop) || RoleOfAll is not null)
            return NotFound();
        Typed = Roles.ToDictionary(role => role.Slug, role => (string?)Request.Form[RoleReader.FieldOf(role.Slug)].ToString());
        var (quotas, problems) = RoleReader.Read(Dialogue.Id, Dialogue.TableMin, Typed, [.. Roles.Select(role => role.Slug)]);
        foreach (var problem in problems)
            ModelState.AddModelError(problem.Field, problem.Flaw == OfferFlaw.RolesDoNotFit
                ? L["Samen is dit meer dan {0}: zoveel mensen zitten er ten minste aan een tafel.", Dialogue.TableMin]
                : L["Schrijf een heel getal, in cijfers."]);
        if (await MinimumAsync(stop) is { } minimum && quotas.Count > 0)
            ModelState.AddModelError(
                RoleReader.FieldOf(minimum), L["Bij de streefcijfers staat al een minimum voor rollen. Haal dat eerst weg."]);
        if (!ModelState.IsValid)
            return Page();
        await dialogues.SetRolesAsync(Dialogue, quotas, Staff.Actor, stop);
        Done = L["De rollen zijn bewaard. Nieuwe rondes en vervangingen houden zich hieraan."];
        return Redirect(Details);
    }

    public string LabelOf(Level role) => L["Ten minste per tafel: {0}", role.Label(SiteLanguage.Current)];

    /// <summary>A role of which the targets ask a least number at its tables.</summary>
    private async Task<string?> MinimumAsync(CancellationToken stop)
    {
        var book = await targets.BookAsync(Programme.Id, stop);
        return Enumerable.Range(1, Dialogue.TableCount)
            .SelectMany(table => book.MinimumsAt(TargetPlace.LineOf(Dialogue, table)))
            .Where(one => one.Minimum.Attribute == RoleQuota.Attribute)
            .Select(one => one.Minimum.Level).FirstOrDefault();
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { State: DialogueState.Planned } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        Roles = (await programmes.FindAttributeAsync(Programme.Id, RoleQuota.Attribute, stop))?.Levels ?? [];
        var track = (await programmes.TracksAsync(Programme.Id, stop)).Single(one => one.Id == found.TrackId);
        RoleOfAll = Roles.FirstOrDefault(role => role.Slug == track.Role)?.Label(SiteLanguage.Current);
        return true;
    }
}
