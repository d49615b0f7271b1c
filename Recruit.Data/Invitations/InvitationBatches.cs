using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Invitations;

/// <summary>Stops a batch of invitations as if those that had not left had never been made.</summary>
public sealed class InvitationBatches(NpgsqlDataSource database, MessageBatches batches)
{
    /// <summary>
    /// Whoever has not been invited yet returns to the pool, and the seat stays empty until an organiser wants it filled: whoever stops
    /// invitations does not want others invited instead.
    /// </summary>
    /// <returns>How many were not invited; null when the batch had been stopped before.</returns>
    public Task<int?> StopAsync(Guid batchId, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string freeSql =
                """
                update seat
                   set registration_id = null, vacant_since = message_batch.changed_at, left_empty_at = message_batch.changed_at
                  from invitation, message_batch
                 where message_batch.id = @batchId
                   and invitation.id = any(@ended) and invitation.state = 'planned' and invitation.sent_at is null
                   and seat.id = invitation.seat_id and seat.registration_id = invitation.registration_id
                """;
            const string removeSql = "delete from invitation where id = any(@ended) and state = 'planned' and sent_at is null";

            if (await batches.StopAsync(connection, batchId, actor, stop) is not { } subjects)
                return (int?)null;
            var ended = subjects.ToArray();
            await connection.ExecuteAsync(freeSql, new { batchId, ended }, stop);
            return await connection.ExecuteAsync(removeSql, new { ended }, stop);
        }, stop);
}
