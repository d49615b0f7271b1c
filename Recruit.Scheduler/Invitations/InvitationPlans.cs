using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Invitations;

/// <summary>How many people a round should invite to each of its dialogues, from what the programme expects and has learned.</summary>
public sealed class InvitationPlans(SettingsStore settings, TurnoutStore turnout, DialogueStore dialogues)
{
    public async Task<TurnoutRates> RatesAsync(Guid programmeId, CancellationToken stop) =>
        TurnoutRates.Of(await settings.GetAsync(programmeId, stop), await turnout.CountsAsync(programmeId, stop));

    /// <summary>By day; dialogues that the round gives no seats are left out.</summary>
    public async Task<IReadOnlyList<InvitationPlan>> OfRoundAsync(
        Guid roundId, Guid programmeId, TurnoutRates rates, CancellationToken stop)
    {
        var tables = (await turnout.TablesOfRoundAsync(roundId, stop)).ToLookup(table => table.DialogueId);
        var filled = (await dialogues.ListAsync(programmeId, null, null, stop))
            .Where(dialogue => tables[dialogue.Id].Any(table => table.Proposed > 0));
        return [.. filled.OrderBy(dialogue => dialogue.StartsAt).ThenBy(dialogue => dialogue.Number)
                         .Select(dialogue =>
                             InvitationPlan.Of(dialogue, [.. tables[dialogue.Id].Where(table => table.Proposed > 0)], rates))];
    }
}
