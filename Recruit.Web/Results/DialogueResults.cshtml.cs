using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Programmes;
using Recruit.Data.Results;

namespace Recruit.Web.Results;

/// <summary>What came of one dialogue, and what was done with it.</summary>
public sealed class DialogueResults(ProgrammeStore programmes, PublicResults results, FollowUpStore followUps)
    : ResultsPage(programmes, results, followUps)
{
    public PublishedTalk Talk { get; private set; } = null!;

    /// <summary>What was done with this dialogue's results.</summary>
    public IReadOnlyList<FollowUp> Done => [.. FollowUps.Where(said => said.Dialogues.Contains(Talk.Dialogue.Number))];

    /// <summary>The themes that its tables talked about.</summary>
    public IReadOnlyList<string> Themes => [.. Talk.Lines.Select(line => line.Theme).Prepend(Talk.Dialogue.Theme).Distinct()];

    public async Task<IActionResult> OnGetAsync(string programme, long number, CancellationToken stop)
    {
        if (!await OpenAsync(programme, stop) || Talks.FirstOrDefault(talk => talk.Dialogue.Number == number) is not { } found)
            return NotFound();
        Talk = found;
        return Page();
    }
}
