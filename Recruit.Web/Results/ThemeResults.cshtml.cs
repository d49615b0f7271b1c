using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Results;

namespace Recruit.Web.Results;

/// <summary>What was said about one theme, at all dialogues together.</summary>
public sealed class ThemeResults(ProgrammeStore programmes, PublicResults results, FollowUpStore followUps)
    : ResultsPage(programmes, results, followUps)
{
    private const int MostWords = 12;

    public string Theme { get; private set; } = "";

    /// <summary>The dialogues that talked about it, with only the lines that are about it.</summary>
    public IReadOnlyList<PublishedTalk> About { get; private set; } = [];

    /// <summary>What was said at most tables.</summary>
    public IReadOnlyList<SaidWord> Words { get; private set; } = [];

    /// <summary>Tables that said something about it.</summary>
    public int Tables => About.SelectMany(talk => talk.Lines).Select(line => (line.Dialogue, line.Table)).Distinct().Count();

    /// <summary>What was done with the results of these dialogues.</summary>
    public IReadOnlyList<FollowUp> Done =>
        [.. FollowUps.Where(said => About.Any(talk => said.Dialogues.Contains(talk.Dialogue.Number)))];

    public async Task<IActionResult> OnGetAsync(string programme, string theme, CancellationToken stop)
    {
        if (!await OpenAsync(programme, stop))
            return NotFound();
        Theme = theme;
        About = [.. Talks.Select(talk => talk with { Lines = [.. talk.Lines.Where(line => line.Theme == theme)] })
            .Where(talk => talk.Dialogue.Theme == theme || talk.Lines.Count > 0)];
        if (About.Count == 0)
            return NotFound();
        Words = SaidMost.In(About.SelectMany(talk => talk.Lines), MostWords);
        return Page();
    }
}
