using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Rounds;
using Recruit.Web.Layout;

namespace Recruit.Web.Rounds;

/// <summary>How far a round is: the part of its page that is fetched again and again while it runs.</summary>
public sealed class RoundProgress(RoundStore rounds) : ProgrammePage
{
    public MatchingRound Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        Round = round;
        return Page();
    }
}
