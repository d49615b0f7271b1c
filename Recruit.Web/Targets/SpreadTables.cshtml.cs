using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Web.Layout;

namespace Recruit.Web.Targets;

/// <summary>Of which attributes no level comes twice at a table of a track while another is missing: no department twice.</summary>
public sealed class SpreadTables(ProgrammeStore programmes, SettingsStore settings, IStringLocalizer<SpreadTables> L) : ProgrammePage
{
    /// <summary>The slugs of the attributes that are spread.</summary>
    [BindProperty(Name = "spreiden")]
    public string[] Chosen { get; set; } = [];

    public Track Track { get; private set; } = null!;

    /// <summary>Never special-category data, of which a table would tell.</summary>
    public IReadOnlyList<ProgrammeAttribute> Attributes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string track, CancellationToken stop)
    {
        if (!MayAct || !await ReadAsync(track, stop))
            return NotFound();
        Chosen = [.. Attributes.Where(attribute => attribute.Spread).Select(attribute => attribute.Slug)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string track, CancellationToken stop)
    {
        if (!await ReadAsync(track, stop))
            return NotFound();
        var spread = Attributes.Where(attribute => Chosen.Contains(attribute.Slug)).Select(attribute => attribute.Id).ToList();
        Done = await settings.ChangeSpreadAsync(Track.Id, spread, Staff.Actor, stop)
            ? L["Bewaard. Nieuwe rondes en vervangingen houden zich hieraan."]
            : L["Er is niets veranderd: het was al zo."];
        return Redirect($"{Base}/streefcijfers?spoor={Track.Slug}");
    }

    private async Task<bool> ReadAsync(string slug, CancellationToken stop)
    {
        if ((await programmes.TracksAsync(Programme.Id, stop)).FirstOrDefault(track => track.Slug == slug) is not { } found)
            return false;
        Track = found;
        Attributes = [.. (await programmes.AttributesAsync(found.Id, stop)).Where(attribute => !attribute.Special)];
        return true;
    }
}
