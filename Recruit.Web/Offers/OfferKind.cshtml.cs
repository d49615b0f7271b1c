using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Web.Security;

namespace Recruit.Web.Offers;

/// <summary>
/// The first question of an offer: what kind of dialogue. The form that follows starts from how that kind is usually set up.
/// </summary>
[Authorize(Policies.Municipality)]
public sealed class OfferKind(ProgrammeStore programmes, DialogueStore dialogues) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<(Track Track, IReadOnlyList<DialogueTemplate> Kinds)> Tracks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? programma, CancellationToken stop)
    {
        if (await programmes.FindAsync(programma ?? "", stop) is not { } programme)
            return NotFound();
        Programme = programme;
        var templates = (await dialogues.TemplatesAsync(programme.Id, stop)).ToLookup(template => template.TrackId);
        Tracks = [.. (await programmes.TracksAsync(programme.Id, stop)).Select(track => (track, KindsOf(track, templates)))];
        return Page();
    }

    private static IReadOnlyList<DialogueTemplate> KindsOf(Track track, ILookup<Guid, DialogueTemplate> templates) =>
        templates.Contains(track.Id)
            ? [.. templates[track.Id]]
            : [.. DialogueType.All.Select(type => DialogueTemplate.FirstOf(track.Id, type))];
}
