using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Results;

namespace Recruit.Web.Results;

/// <summary>A dialogue with what its tables said, as everyone may read it.</summary>
public sealed record PublishedTalk(ReportedDialogue Dialogue, IReadOnlyList<PublishedLine> Lines);

/// <summary>A page of what came of a programme, for everyone: it reads what is published and no person.</summary>
public abstract class ResultsPage(ProgrammeStore programmes, PublicResults results, FollowUpStore followUps) : PageModel
{
    public Programme Programme { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<PublishedTalk> Talks { get; private set; } = [];

    /// <summary>What was done with results, the latest first.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; private set; } = [];

    public string Base => $"/programma/{Programme.Slug}/resultaten";

    /// <summary>The address of the page of a theme.</summary>
    public string PathOfTheme(string theme) => $"{Base}/thema/{Uri.EscapeDataString(theme)}";

    /// <summary>Municipality and province; empty for a dialogue of the whole country.</summary>
    public static string PlaceOf(ReportedDialogue dialogue) => string.Join(", ", new[]
    {
        ResultsQuestion.MunicipalityOf(dialogue)?.ShortName, ResultsQuestion.ProvinceOf(dialogue)?.Name,
    }.OfType<string>().Distinct());

    /// <summary>Reads all that is published of a programme; false when there is no such programme.</summary>
    protected async Task<bool> OpenAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found)
            return false;
        Programme = found;
        var lines = (await results.LinesAsync(found.Id, stop)).ToLookup(line => line.Dialogue);
        Talks = [.. (await results.DialoguesAsync(found.Id, stop))
            .Select(dialogue => new PublishedTalk(dialogue, [.. lines[dialogue.Number]]))];
        FollowUps = await followUps.ListAsync(found.Id, stop);
        return true;
    }
}
