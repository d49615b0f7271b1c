using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;

namespace Recruit.Scheduler.Rounds;

/// <summary>Reads everything that one matching round is decided from.</summary>
public sealed class RoundReader(
    RoundStore rounds, ProgrammeStore programmes, DialogueStore dialogues, CandidateStore candidates, TargetStore targets,
    PartnerGroups partners, NeighbourStore neighbours)
{
    public async Task<RoundPool> ReadAsync(MatchingRound round, CancellationToken stop)
    {
        var programme = await programmes.GetAsync(round.ProgrammeId, stop)
            ?? throw new InvalidOperationException($"Round {round.Id} has no programme.");
        var chosen = (await rounds.DialoguesAsync(round.Id, stop)).ToHashSet();
        var pool = (await rounds.OutcomesAsync(round.Id, stop)).Select(one => one.RegistrationId).ToList();
        return new RoundPool(
            programme,
            await candidates.StillActiveAsync(pool, stop),
            [.. (await dialogues.ListAsync(programme.Id, round.TrackId, null, stop)).Where(dialogue => chosen.Contains(dialogue.Id))],
            await dialogues.RoleQuotasAsync(chosen, stop),
            await programmes.AttributesAsync(round.TrackId, stop),
            await targets.BookAsync(programme.Id, stop),
            round.Seed)
        {
            Partners = await partners.OfAsync(programme.Id, pool, stop),
            Neighbours = await neighbours.BookAsync(round.TrackId, stop),
        };
    }
}
