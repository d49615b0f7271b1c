using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;
using Recruit.Data.Seats;

namespace Recruit.Data.Invitations;

/// <summary>What can come of making one registration of two.</summary>
public abstract record MergeOutcome
{
    public sealed record Merged(long Stays, long Goes) : MergeOutcome;

    /// <summary>Both said yes to a dialogue that is to come: only the person can say which.</summary>
    public sealed record BothCome(long Older, long Newer) : MergeOutcome;

    /// <summary>One of them was withdrawn, erased or merged meanwhile.</summary>
    public sealed record Gone : MergeOutcome;
}

/// <summary>
/// Decides about two registrations that look like one person. The one with a seat stays, then the one that was invited, then the older:
/// so nobody's seat, link or calendar changes. What was offered to the other is free again, and nothing is mailed.
/// </summary>
public sealed class MergeStore(NpgsqlDataSource database, DoubleStore doubles, SeatStore seats, AuditStore audit, TimeProvider clock)
{
    /// <param name="details">The one of the two whose contact and answers count; the other fills what it leaves open.</param>
    /// <param name="actor">Who decided, for the log.</param>
    public Task<MergeOutcome> MergeAsync(
        Guid programmeId, Guid one, Guid other, Guid details, string actor, CancellationToken stop) =>
        database.InTransactionAsync<MergeOutcome>(async connection =>
        {
            if (await doubles.LockAsync(connection, programmeId, [one, other], stop) is not [var older, var newer])
                return new MergeOutcome.Gone();
            var ofOlder = await HeldInvitation.LockAllAsync(connection, older.Id, stop);
            var ofNewer = await HeldInvitation.LockAllAsync(connection, newer.Id, stop);
            if (ofOlder.Any(Comes) && ofNewer.Any(Comes))
                return new MergeOutcome.BothCome(older.Number, newer.Number);

            var (stays, goes, offered) = StandingOf(ofNewer) > StandingOf(ofOlder) ? (newer, older, ofOlder) : (older, newer, ofNewer);
            foreach (var held in offered.Where(IsToCome))
            {
                await held.MoveAsync(connection, InvitationState.Cancelled, clock.GetUtcNow(), "merged", stop);
                await seats.FreeAsync(connection, held.SeatId, held.RegistrationId, stop);
            }
            await doubles.MergeAsync(connection, stays.Id, goes.Id, details, stop);
            await audit.WriteAsync(connection, actor, "merge_registrations", $"registration {stays.Number}",
                $"registration {goes.Number}, details of {(details == older.Id ? older : newer).Number}", stop);
            return new MergeOutcome.Merged(stays.Number, goes.Number);
        }, stop);

    /// <summary>Remembers that these are two people; false when one of them ended meanwhile, or when it was known.</summary>
    /// <inheritdoc cref="MergeAsync"/>
    public Task<bool> KeepApartAsync(Guid programmeId, Guid one, Guid other, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await doubles.LockAsync(connection, programmeId, [one, other], stop) is not [var older, var newer]
                || !await doubles.KeepApartAsync(connection, older.Id, newer.Id, actor, stop))
                return false;
            await audit.WriteAsync(
                connection, actor, "keep_two_people", $"registration {older.Number}", $"registration {newer.Number}", stop);
            return true;
        }, stop);

    private int StandingOf(IReadOnlyList<HeldInvitation> invitations) =>
        invitations.Any(Comes) ? 3 : invitations.Any(IsToCome) ? 2 : invitations.Count > 0 ? 1 : 0;

    private bool Comes(HeldInvitation held) => held.State == InvitationState.Accepted && IsToCome(held);

    private bool IsToCome(HeldInvitation held) => held.IsToCome(clock.GetUtcNow());
}
