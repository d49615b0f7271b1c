using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>An empty seat with those who could take it.</summary>
/// <param name="Leaver">Who held it last; null when nobody did, or when that person's data were erased.</param>
/// <param name="Before">How far the table was from its targets with the one who left; null when nobody is known to have left.</param>
/// <param name="Without">How far it is with the seat empty.</param>
/// <param name="Best">At most three who fit best, the best first.</param>
/// <param name="Unsuitable">How many others are kept from the seat by what.</param>
public sealed record ReplacementProposal(
    Candidate? Leaver, decimal? Before, decimal Without, IReadOnlyList<ReplacementDecision.Ask> Best,
    IReadOnlyDictionary<string, int> Unsuitable);

/// <summary>What can come of an organiser who invites somebody for an empty seat.</summary>
public abstract record PressOutcome
{
    public sealed record Invited(long Number) : PressOutcome;

    /// <summary>This person holds the seat already: somebody pressed before.</summary>
    public sealed record InvitedBefore(long Number) : PressOutcome;

    /// <summary>Another has it, it is left empty on purpose, or it is too close to the start.</summary>
    public sealed record NoLongerEmpty : PressOutcome;

    /// <summary>Since the page was shown this person was asked elsewhere, left, or no longer is one of the three who fit best.</summary>
    public sealed record NoLongerFits : PressOutcome;
}

/// <summary>Proposes replacements to organisers who want to press themselves, and invites the one for whom they press.</summary>
public sealed class ReplacementProposals(
    ReplacementStore replacements, EmptySeatStore emptySeats, VacancyReader reader, CandidateStore candidates)
{
    /// <summary>From so many an organiser can choose.</summary>
    public const int Choices = 3;

    /// <summary>The proposal for each of these seats that may still be filled.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReplacementProposal>> OfAsync(IEnumerable<EmptySeat> seats, CancellationToken stop)
    {
        var reading = reader.Begin();
        var proposals = new Dictionary<Guid, ReplacementProposal>();
        foreach (var seat in seats)
            if (await replacements.FindAsync(seat.SeatId, stop) is { } vacancy)
                proposals[seat.SeatId] = await ProposeAsync(vacancy, seat.LeaverId, reading, stop);
        return proposals;
    }

    /// <summary>Invites somebody for an empty seat, if he or she is one of the three who fit best now.</summary>
    /// <param name="actor">The organiser who pressed.</param>
    public async Task<PressOutcome> InviteAsync(Guid seatId, long number, string actor, CancellationToken stop)
    {
        if (await replacements.FindAsync(seatId, stop) is not { } vacancy)
            return await emptySeats.HolderAsync(seatId, stop) == number
                ? new PressOutcome.InvitedBefore(number)
                : new PressOutcome.NoLongerEmpty();
        var reading = reader.Begin();
        var table = await reading.TableAsync(vacancy, stop);
        var best = ReplacementChoice.Best(table, vacancy.After, await reading.PoolAsync(vacancy.RoundId, stop), Choices);
        if (best.FirstOrDefault(choice => choice.Person.Number == number) is not { } chosen)
            return new PressOutcome.NoLongerFits();
        var seated = table.Seated.Select(guest => guest.Id).ToList();
        return await replacements.FillAsync(vacancy, seated, chosen.Person.Id, chosen.Because, actor, stop) switch
        {
            FillOutcome.Filled => new PressOutcome.Invited(number),
            FillOutcome.NoLongerEmpty when await emptySeats.HolderAsync(seatId, stop) == number => new PressOutcome.InvitedBefore(number),
            FillOutcome.NoLongerEmpty => new PressOutcome.NoLongerEmpty(),
            _ => new PressOutcome.NoLongerFits(),
        };
    }

    private async Task<ReplacementProposal> ProposeAsync(Vacancy vacancy, Guid? leaverId, VacancyReading reading, CancellationToken stop)
    {
        var table = await reading.TableAsync(vacancy, stop);
        var pool = await reading.PoolAsync(vacancy.RoundId, stop);
        var leaver = leaverId is { } id ? (await candidates.GetAsync([id], stop)).SingleOrDefault() : null;
        var seated = table.Seated.Select(guest => guest.Levels).ToList();
        return new ReplacementProposal(
            leaver, leaver is null ? null : TableBalance.BalanceAfter(seated, leaver.Levels, table.Ideals),
            TableBalance.Deviation(seated, table.Ideals), ReplacementChoice.Best(table, vacancy.After, pool, Choices),
            ReplacementChoice.WhatKeepsThem(table, pool));
    }
}
