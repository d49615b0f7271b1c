using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Papers;

/// <summary>Somebody who comes, and whether the paper is in.</summary>
public sealed record PaperLine(Guid InvitationId, Guid PersonId, DateTimeOffset? PaperAt);

/// <summary>The papers that people of some tracks hand in before their dialogue.</summary>
public sealed class PaperStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>How many days before the start a paper is due in this track; null when nobody needs one.</summary>
    public Task<int?> DaysAsync(Guid trackId, CancellationToken stop) =>
        database.ScalarAsync<int?>("select paper_days from track where id = @trackId", new { trackId }, stop);

    /// <summary>Sets how many days before the start a paper is due in a track; null when nobody hands in one.</summary>
    /// <returns>False when it was so already, or the track belongs to another programme.</returns>
    public Task<bool> SetDaysAsync(Guid programmeId, Guid trackId, int? days, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update track
                   set paper_days = @days
                 where id = @trackId and programme_id = @programmeId and paper_days is distinct from @days::int
                """;

            if (await connection.ExecuteAsync(sql, new { programmeId, trackId, days }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "set_paper_days", $"track {trackId}",
                days is null ? "no paper" : FormattableString.Invariant($"{days} days"), stop);
            return true;
        }, stop);

    /// <summary>Everyone who comes to a dialogue.</summary>
    public Task<IReadOnlyList<PaperLine>> ListAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            """
            select invitation.id as invitation_id, registration.person_id, invitation.paper_at
              from invitation
              join registration on registration.id = invitation.registration_id
             where invitation.dialogue_id = @dialogueId and invitation.state in ('accepted', 'attended')
             order by invitation.id
            """;

        return database.ListAsync<PaperLine>(sql, new { dialogueId }, stop);
    }

    /// <summary>Notes that a paper came in, or that it did not after all.</summary>
    /// <returns>False when it was noted so already, or the invitation belongs to another dialogue.</returns>
    public Task<bool> NoteAsync(Guid invitationId, Guid dialogueId, bool received, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update invitation
                   set paper_at = case when @received then @now::timestamptz end
                 where id = @invitationId and dialogue_id = @dialogueId and (paper_at is null) = @received
                """;

            if (await connection.ExecuteAsync(sql, new { invitationId, dialogueId, received, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(
                connection, actor, received ? "paper_received" : "paper_missing", $"invitation {invitationId}", "", stop);
            return true;
        }, stop);
}
