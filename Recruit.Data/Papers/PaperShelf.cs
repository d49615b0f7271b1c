using System.Text;
using Dapper;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Papers;

/// <summary>Keeps the papers themselves, each sealed under its author's key in parts that pass through memory one at a time.</summary>
public sealed class PaperShelf(NpgsqlDataSource database, Vault vault, PaperStore papers, AuditStore audit, TimeProvider clock)
{
    private const int PartLength = 256 * 1024;
    private const int TitlePart = -1;

    // PostgreSQL, appendix A, class 53: insufficient resources, such as a full disk.
    private const string NoResources = "53";

    /// <summary>Keeps the paper of somebody who comes, in the place of an earlier one: all of it, or nothing.</summary>
    public Task<PaperOutcome> PutAsync(Guid invitationId, NewPaper paper, Stream content, CancellationToken stop) =>
        WithRoomAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await papers.TermAsync(connection, invitationId, stop) is not { } term
                || await vault.FilesOfAsync(connection, term.PersonId, stop) is not { } seal)
                return new PaperOutcome.Refused(PaperFault.NotAsked);
            if (term.WhyNot(now) is { } fault)
                return new PaperOutcome.Refused(fault);
            await connection.ExecuteAsync("delete from paper where invitation_id = @invitationId", new { invitationId }, stop);
            var place = new Place(term.DialogueId, invitationId, term.PersonId, term.IsLate(now));
            await WriteAsync(connection, place, paper, content, seal, stop);
            await connection.ExecuteAsync(
                "update invitation set paper_at = @now where id = @invitationId", new { invitationId, now }, stop);
            return new PaperOutcome.Taken(place.Late);
        }, stop);

    /// <summary>Keeps an inspiration paper, which everyone at the dialogue reads.</summary>
    public Task<PaperOutcome> AddInspirationAsync(
        Dialogue dialogue, NewPaper paper, Stream content, string actor, CancellationToken stop) =>
        WithRoomAsync(async connection =>
        {
            await WriteAsync(connection, new Place(dialogue.Id, null, null, Late: false), paper, content, vault.FilesOfNobody(), stop);
            await audit.WriteAsync(connection, actor, "add_inspiration_paper", $"dialogue {dialogue.Number}", "", stop);
            return new PaperOutcome.Taken(Late: false);
        }, stop);

    /// <summary>Keeps a file that belongs to no dialogue, and in the same transaction what says whose it is.</summary>
    internal Task<PaperOutcome> AddMaterialAsync(
        NewPaper file, Stream content, Func<NpgsqlConnection, Guid, Task> then, CancellationToken stop) =>
        WithRoomAsync(async connection =>
        {
            await then(connection, await WriteAsync(
                connection, new Place(null, null, null, Late: false), file, content, vault.FilesOfNobody(), stop));
            return new PaperOutcome.Taken(Late: false);
        }, stop);

    /// <summary>These files; whoever is gone is left out.</summary>
    public Task<IReadOnlyList<Paper>> ListAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        OpenedAsync("select * from paper where id = any(@ids) order by received_at, id", new { ids = ids.ToArray() }, stop);

    /// <summary>Takes an inspiration paper away.</summary>
    /// <returns>False when there is no such paper at this dialogue (any more).</returns>
    public Task<bool> RemoveInspirationAsync(Dialogue dialogue, Guid paperId, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "delete from paper where id = @paperId and dialogue_id = @Id and invitation_id is null";

            if (await connection.ExecuteAsync(sql, new { dialogue.Id, paperId }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "remove_inspiration_paper", $"dialogue {dialogue.Number}", "", stop);
            return true;
        }, stop);

    /// <summary>
    /// The papers of those who come, and the inspiration papers behind them; papers of these tables only, unless none is named.
    /// </summary>
    public async Task<IReadOnlyList<Paper>> OfDialogueAsync(Guid dialogueId, IReadOnlyCollection<int>? tables, CancellationToken stop)
    {
        const string sql =
            """
            select paper.*, seat.table_number
              from paper
              left join invitation on invitation.id = paper.invitation_id
              left join seat on seat.dialogue_id = paper.dialogue_id and seat.registration_id = invitation.registration_id
             where paper.dialogue_id = @dialogueId
               and (paper.invitation_id is null
                    or invitation.state in ('accepted', 'attended')
                       and (@tables::int[] is null or seat.table_number = any(@tables::int[])))
             order by paper.invitation_id is null, seat.table_number, paper.received_at, paper.id
            """;

        return await OpenedAsync(sql, new { dialogueId, tables = tables?.ToArray() }, stop);
    }

    /// <summary>The paper that somebody handed in here; null when there is none.</summary>
    public async Task<Paper?> OfInvitationAsync(Guid invitationId, CancellationToken stop) =>
        (await OpenedAsync("select * from paper where invitation_id = @invitationId", new { invitationId }, stop)).SingleOrDefault();

    /// <summary>The table of somebody who comes; null for who does not.</summary>
    public Task<int?> TableOfAsync(Guid invitationId, CancellationToken stop)
    {
        const string sql =
            """
            select seat.table_number
              from invitation
              join seat on seat.dialogue_id = invitation.dialogue_id and seat.registration_id = invitation.registration_id
             where invitation.id = @invitationId and invitation.state in ('accepted', 'attended')
            """;

        return database.ScalarAsync<int?>(sql, new { invitationId }, stop);
    }

    /// <summary>Writes what a paper says, part by part as it was at one moment.</summary>
    /// <exception cref="InvalidDataException">When it is gone, or not all of it is there.</exception>
    public async Task CopyAsync(Paper paper, Stream to, CancellationToken stop)
    {
        const string sql = "select sealed from paper_part where paper_id = @id order by number";

        await using var connection = await database.OpenConnectionAsync(stop);
        if (await SealOfAsync(connection, paper, stop) is not { } seal)
            throw new InvalidDataException("The author of this paper was erased.");
        var (number, written) = (0, 0L);
        await foreach (var part in connection.QueryUnbufferedAsync<byte[]>(sql, new { id = paper.Id }).WithCancellation(stop))
        {
            var opened = seal.Open(part, paper.Id, number++);
            await to.WriteAsync(opened, stop);
            written += opened.Length;
        }
        if (written != paper.Bytes)
            throw new InvalidDataException($"A paper has {written} bytes instead of {paper.Bytes}.");
    }

    private async Task<PaperOutcome> WithRoomAsync(Func<NpgsqlConnection, Task<PaperOutcome>> work, CancellationToken stop)
    {
        try
        {
            return await database.InTransactionAsync(work, stop);
        }
        catch (PostgresException fault) when (fault.SqlState.StartsWith(NoResources, StringComparison.Ordinal))
        {
            return new PaperOutcome.Refused(PaperFault.NoRoom);
        }
    }

    private async Task<Guid> WriteAsync(
        NpgsqlConnection connection, Place place, NewPaper paper, Stream content, FileSeal seal, CancellationToken stop)
    {
        const string sql =
            """
            insert into paper (id, dialogue_id, invitation_id, person_id, kind, bytes, sealed_title, named, late, received_at)
            values (@id, @DialogueId, @InvitationId, @PersonId, @Kind, @Bytes, @sealedTitle, @Named, @Late, @now)
            """;
        const string partSql = "insert into paper_part (paper_id, number, sealed) values (@id, @number, @part)";

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var sealedTitle = seal.Seal(Encoding.UTF8.GetBytes(paper.Title), id, TitlePart);
        await connection.ExecuteAsync(sql,
            new
            {
                id,
                place.DialogueId,
                place.InvitationId,
                place.PersonId,
                paper.Kind,
                paper.Bytes,
                sealedTitle,
                paper.Named,
                place.Late,
                now,
            }, stop);
        var buffer = new byte[PartLength];
        var number = 0;
        while (await content.ReadAtLeastAsync(buffer, PartLength, throwOnEndOfStream: false, stop) is > 0 and var length)
        {
            var part = seal.Seal(buffer.AsSpan(0, length), id, number);
            await connection.ExecuteAsync(partSql, new { id, number, part }, stop);
            number++;
        }
        return id;
    }

    private async Task<IReadOnlyList<Paper>> OpenedAsync(string sql, object values, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var opened = new List<Paper>();
        foreach (var paper in await connection.ListAsync<Paper>(sql, values, stop))
            if (await SealOfAsync(connection, paper, stop) is { } seal)
                opened.Add(paper with { Title = Encoding.UTF8.GetString(seal.Open(paper.SealedTitle, paper.Id, TitlePart)) });
        return opened;
    }

    private async Task<FileSeal?> SealOfAsync(NpgsqlConnection connection, Paper paper, CancellationToken stop) =>
        paper.PersonId is { } person ? await vault.FilesOfAsync(connection, person, stop) : vault.FilesOfNobody();

    private sealed record Place(Guid? DialogueId, Guid? InvitationId, Guid? PersonId, bool Late);
}
