using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;

namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>How many people a round should invite to each of its dialogues, from what the programme expects and has learned.</summary>
public sealed class InvitationPlans(
    SettingsStore settings, TurnoutStore turnout, LearnedTurnoutStore learned, DialogueStore dialogues, RoundStore rounds,
    CandidateStore candidates)
{
    public async Task<TurnoutRates> RatesAsync(Guid programmeId, CancellationToken stop) =>
        TurnoutRates.Of(await settings.GetAsync(programmeId, stop), await turnout.CountsAsync(programmeId, stop),
            await learned.BeforeAsync(programmeId, stop));

    /// <summary>What the programme has learned of each group of its people.</summary>
    public async Task<GroupTurnout> GroupsAsync(Guid programmeId, CancellationToken stop)
    {
        var expected = await settings.GetAsync(programmeId, stop);
        var earlier = await learned.BeforeAsync(programmeId, stop);
        return GroupTurnout.Of(
            TurnoutRates.Of(expected, await turnout.CountsAsync(programmeId, stop), earlier),
            await turnout.CountsByGroupAsync(programmeId, stop), (double)expected.ExpectationWorth, earlier);
    }

    /// <summary>
    /// By day; dialogues that the round gives no seats are left out. Where those drawn are of groups that answer less, more are asked.
    /// </summary>
    public async Task<IReadOnlyList<InvitationPlan>> OfRoundAsync(Guid roundId, Guid programmeId, CancellationToken stop)
    {
        var groups = await GroupsAsync(programmeId, stop);
        var tables = (await turnout.TablesOfRoundAsync(roundId, stop)).ToLookup(table => table.DialogueId);
        var drawn = (await rounds.OutcomesAsync(roundId, stop)).Where(one => one.Outcome == RoundOutcome.Seat).ToList();
        var people = (await candidates.GetAsync([.. drawn.Select(one => one.RegistrationId)], stop)).ToDictionary(person => person.Id);
        var guests = drawn.Where(one => people.ContainsKey(one.RegistrationId))
            .ToLookup(one => one.DialogueId, one => people[one.RegistrationId].Levels);
        var filled = (await dialogues.ListAsync(programmeId, null, null, stop))
            .Where(dialogue => tables[dialogue.Id].Any(table => table.Proposed > 0));
        return [.. filled.OrderBy(dialogue => dialogue.StartsAt).ThenBy(dialogue => dialogue.Number)
                         .Select(dialogue => InvitationPlan.Of(
                             dialogue, [.. tables[dialogue.Id].Where(table => table.Proposed > 0)], groups.Of([.. guests[dialogue.Id]])))];
    }
}
