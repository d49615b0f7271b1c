using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;

namespace Recruit.Data.Papers;

/// <summary>Somebody who comes, and whether the paper is in.</summary>
public sealed record PaperLine
{
    public required Guid InvitationId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>When it came in, here or another way.</summary>
    public DateTimeOffset? PaperAt { get; init; }

    /// <summary>The paper that was handed in here; null when it came another way, or not yet.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>A later last moment, as an organiser gave it.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>The papers that people of some tracks hand in before their dialogue.</summary>
public sealed class PaperStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
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
            if (days is not null)
                await AddPackRulesAsync(connection, programmeId, stop);
            return true;
        }, stop);

    /// <summary>Everyone who comes to a dialogue.</summary>
    public Task<IReadOnlyList<PaperLine>> ListAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            """
            select invitation.id as invitation_id, registration.person_id, invitation.paper_at, paper.id as paper_id,
                   invitation.paper_until as until
              from invitation
              join registration on registration.id = invitation.registration_id
              left join paper on paper.invitation_id = invitation.id
             where invitation.dialogue_id = @dialogueId and invitation.state in ('accepted', 'attended')
             order by invitation.id
            """;

        return database.ListAsync<PaperLine>(sql, new { dialogueId }, stop);
    }

    /// <summary>Notes that a paper came another way, or that it did not after all.</summary>
    /// <returns>False when it was noted so already, it was handed in here, or the invitation belongs to another dialogue.</returns>
    public Task<bool> NoteAsync(Guid invitationId, Guid dialogueId, bool received, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update invitation
                   set paper_at = case when @received then @now::timestamptz end
                 where id = @invitationId and dialogue_id = @dialogueId and (paper_at is null) = @received
                   and not exists (select 1 from paper where paper.invitation_id = invitation.id)
                """;

            if (await connection.ExecuteAsync(sql, new { invitationId, dialogueId, received, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(
                connection, actor, received ? "paper_received" : "paper_missing", $"invitation {invitationId}", "", stop);
            return true;
        }, stop);

    /// <summary>What is asked of the holder of an invitation; null when nothing is.</summary>
    public async Task<PaperTerm?> TermAsync(Guid invitationId, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await TermAsync(connection, invitationId, stop);
    }

    /// <summary>The same; whoever hands in a paper, moves its deadline or gives the seat up waits for the caller's transaction.</summary>
    internal Task<PaperTerm?> TermAsync(NpgsqlConnection connection, Guid invitationId, CancellationToken stop)
    {
        const string sql =
            """
            select invitation.dialogue_id, registration.person_id, track.paper_days as days, dialogue.starts_at, dialogue.time_zone,
                   invitation.paper_until as until, dialogue.papers_closed_at as closed_at, invitation.paper_at
              from invitation
              join registration on registration.id = invitation.registration_id and registration.state = 'active'
              join dialogue on dialogue.id = invitation.dialogue_id and dialogue.state = 'planned'
              join track on track.id = dialogue.track_id and track.paper_days is not null
             where invitation.id = @invitationId and invitation.state = 'accepted'
               for update of invitation
            """;

        return connection.FindAsync<PaperTerm>(sql, new { invitationId }, stop);
    }

    /// <summary>Since when no late paper of a dialogue is taken; null while they are.</summary>
    public Task<DateTimeOffset?> ClosedAtAsync(Guid dialogueId, CancellationToken stop) =>
        database.ScalarAsync<DateTimeOffset?>("select papers_closed_at from dialogue where id = @dialogueId", new { dialogueId }, stop);

    /// <summary>Takes late papers of a dialogue no more, or again.</summary>
    /// <returns>False when it was so already.</returns>
    public Task<bool> CloseAsync(Dialogue dialogue, bool closed, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update dialogue
                   set papers_closed_at = case when @closed then @now::timestamptz end
                 where id = @Id and (papers_closed_at is null) = @closed
                """;

            if (await connection.ExecuteAsync(sql, new { dialogue.Id, closed, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, closed ? "close_papers" : "open_papers", $"dialogue {dialogue.Number}", "", stop);
            return true;
        }, stop);

    /// <summary>Lets one person, or everyone who comes, hand in until a later moment; nobody gets less than before.</summary>
    /// <returns>How many people have longer now.</returns>
    public Task<int> ExtendAsync(
        Dialogue dialogue, Guid? invitationId, DateTimeOffset until, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update invitation
                   set paper_until = @until
                 where dialogue_id = @Id and state = 'accepted' and (@invitationId::uuid is null or id = @invitationId)
                   and (paper_until is null or paper_until < @until)
                """;

            var extended = await connection.ExecuteAsync(sql, new { dialogue.Id, invitationId, until }, stop);
            if (extended > 0)
                await audit.WriteAsync(connection, actor, "extend_papers",
                    invitationId is null ? $"dialogue {dialogue.Number}" : $"invitation {invitationId}",
                    FormattableString.Invariant($"until {until:yyyy-MM-dd}"), stop);
            return extended;
        }, stop);

    // Once: who took these rules away does not get them back.
    private async Task AddPackRulesAsync(NpgsqlConnection connection, Guid programmeId, CancellationToken stop)
    {
        const string anySql = "select count(*)::int from reminder_rule where programme_id = @programmeId and trigger = 'reading_pack'";
        const string lastSql = "select coalesce(max(position), 0) from reminder_rule where programme_id = @programmeId";

        if (await connection.ScalarAsync<int>(anySql, new { programmeId }, stop) > 0)
            return;
        var last = await connection.ScalarAsync<int>(lastSql, new { programmeId }, stop);
        await ProgrammeStore.AddReminderRulesAsync(connection, ReminderRule.OfReadingPack(programmeId, last + 1, clock), stop);
    }
}
