using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Papers;
using Recruit.Data.Postgres;

namespace Recruit.Data.Materials;

/// <summary>Guides and files that people read before a dialogue; the files themselves stand on the shelf of the papers.</summary>
public sealed class MaterialStore(NpgsqlDataSource database, PaperShelf shelf, AuditStore audit, TimeProvider clock)
{
    private const string Columns = "programme_id, track_id, type, dialogue_id, audience, language, markdown, paper_id";

    private const string OfPlace =
        """
        programme_id = @ProgrammeId and track_id is not distinct from @TrackId and type is not distinct from @Type
        and dialogue_id is not distinct from @DialogueId
        """;

    private const string AddSql =
        $"""
        insert into material (id, {Columns}, saved_at)
        values (@id, @ProgrammeId, @TrackId, @Type, @DialogueId, @audience, @language, @markdown, @paperId, @now)
        """;

    /// <summary>All that a programme gives to read, and of single dialogues that of this one.</summary>
    public Task<IReadOnlyList<Material>> ListAsync(Guid programmeId, Guid? dialogueId, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from material
             where programme_id = @programmeId and (dialogue_id is null or dialogue_id = @dialogueId::uuid)
             order by saved_at, id
            """;

        return database.ListAsync<Material>(sql, new { programmeId, dialogueId }, stop);
    }

    /// <summary>Writes the guide of a place for each of these audiences, in the stead of an earlier one there.</summary>
    /// <param name="markdown">Empty for no guide at all; null to let the wider one hold again.</param>
    public Task WriteGuideAsync(
        MaterialPlace place, IReadOnlyCollection<string> audiences, string language, string? markdown, string actor,
        CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string dropSql =
                $"delete from material where {OfPlace} and audience = @audience and language = @language and paper_id is null";

            foreach (var audience in audiences)
            {
                await connection.ExecuteAsync(
                    dropSql, new { place.ProgrammeId, place.TrackId, place.Type, place.DialogueId, audience, language }, stop);
                if (markdown is not null)
                    await AddAsync(connection, place, audience, language, markdown, null, stop);
            }
            await NoteAsync(connection, place, markdown is null ? "remove_guide" : "write_guide",
                $"{string.Join(' ', audiences)} {language}", actor, stop);
        }, stop);

    /// <summary>Keeps a file that was looked at, for each of these audiences.</summary>
    public Task<PaperOutcome> AddFileAsync(
        MaterialPlace place, IReadOnlyCollection<string> audiences, string language, NewPaper file, Stream content, string actor,
        CancellationToken stop) =>
        shelf.AddMaterialAsync(file, content, async (connection, paperId) =>
        {
            foreach (var audience in audiences)
                await AddAsync(connection, place, audience, language, null, paperId, stop);
            await NoteAsync(connection, place, "add_material", $"{string.Join(' ', audiences)} {language}", actor, stop);
        }, stop);

    /// <summary>Takes a file away from everyone who could read it.</summary>
    /// <returns>False when there is no such file at this place (any more).</returns>
    public Task<bool> RemoveFileAsync(MaterialPlace place, Guid paperId, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = $"delete from paper where id = @paperId and id in (select paper_id from material where {OfPlace})";

            if (await connection.ExecuteAsync(
                sql, new { place.ProgrammeId, place.TrackId, place.Type, place.DialogueId, paperId }, stop) == 0)
                return false;
            await NoteAsync(connection, place, "remove_material", "", actor, stop);
            return true;
        }, stop);

    private Task AddAsync(
        NpgsqlConnection connection, MaterialPlace place, string audience, string language, string? markdown, Guid? paperId,
        CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return connection.ExecuteAsync(AddSql,
            new
            {
                id = Guid.CreateVersion7(now),
                place.ProgrammeId,
                place.TrackId,
                place.Type,
                place.DialogueId,
                audience,
                language,
                markdown,
                paperId,
                now,
            }, stop);
    }

    private Task NoteAsync(
        NpgsqlConnection connection, MaterialPlace place, string deed, string detail, string actor, CancellationToken stop) =>
        audit.WriteAsync(connection, actor, deed,
            place switch
            {
                { DialogueId: { } dialogue } => $"dialogue {dialogue}",
                { TrackId: { } track, Type: { } type } => $"track {track} {type}",
                { TrackId: { } track } => $"track {track}",
                _ => $"programme {place.ProgrammeId}",
            }, detail, stop);
}
