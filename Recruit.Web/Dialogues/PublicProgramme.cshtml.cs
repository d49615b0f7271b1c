using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Dialogues;

/// <summary>A programme as everyone may see it: what it is for, how the lottery works, and when people meet.</summary>
public sealed class PublicProgramme(
    ProgrammeStore programmes, DialogueStore dialogues, PublicResults results, EvaluationForms evaluation,
    IStringLocalizer<PublicProgramme> L, TimeProvider clock) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>Dialogues to come, by start.</summary>
    public ILookup<Guid, Dialogue> Coming { get; private set; } = null!;

    /// <summary>Dialogues that were, the latest first.</summary>
    public ILookup<Guid, Dialogue> Past { get; private set; } = null!;

    /// <summary>Whether everyone can read what came of some dialogue.</summary>
    public bool HasResults { get; private set; }

    /// <summary>Whether everyone can read what people thought of the evenings.</summary>
    public bool HasEvaluation { get; private set; }

    /// <summary>Whether one can sign up now.</summary>
    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found)
            return NotFound();
        Programme = found;
        Tracks = await programmes.TracksAsync(found.Id, stop);
        var now = clock.GetUtcNow();
        IsOpen = !(found.RegistrationClosesAt <= now) && Tracks.Any(track => track.Open);
        var all = (await dialogues.ListAsync(found.Id, null, null, stop))
            .Where(dialogue => dialogue.State != DialogueState.Offered).ToList();
        HasResults = (await results.DialoguesAsync(found.Id, stop)).Count > 0;
        HasEvaluation = await evaluation.IsPublishedAsync(found.Id, stop);
        Coming = all.Where(dialogue => dialogue.EndsAt > now).ToLookup(dialogue => dialogue.TrackId);
        Past = all.Where(dialogue => dialogue.EndsAt <= now).Reverse().ToLookup(dialogue => dialogue.TrackId);
        return Page();
    }

    public string CountOf(int number) => number == 1 ? L["1 dialoog"] : L["{0} {0:dialoog|dialogen}", Counted.Of(number)];

    public static DateWords WordsOf(Dialogue dialogue) => new(SiteLanguage.Current, dialogue.TimeZone);
}
