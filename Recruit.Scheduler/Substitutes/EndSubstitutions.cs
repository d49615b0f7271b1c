using Recruit.Data.Substitutes;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Substitutes;

/// <summary>
/// Ends what time ends when organisations send somebody else: answers that did not come, seats for which nobody was named, and what we
/// know of those who left.
/// </summary>
public sealed class EndSubstitutions(SubstituteAnswers answers, SubstituteEnds ends) : ISweep
{
    public string Name => nameof(EndSubstitutions);

    public string InWords => "Rond vervangingen van organisaties af";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <returns>How many answers and seats ended, and how many people were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var ended = 0;
        foreach (var silent in await ends.SilentAsync(stop))
            ended += await answers.DeclineAsync(silent, silent: true, stop) == SubstituteOutcome.Done ? 1 : 0;
        ended += await ends.FreeAsync(stop) + await ends.ForgetAsync(stop);
        await ends.ForgetEmptyAsync(stop);
        return ended;
    }
}
