using System.Globalization;
using Dapper;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Messages;

/// <summary>The words that programmes use for their letters, with every version that was saved, and the drafts of new ones.</summary>
public sealed class LetterTemplateStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    private readonly Together<LetterPlace, LetterTemplate?> readers = new();

    private const string Columns = "rule, language, track_id, type, number, letter, subject, markdown, saved_by, saved_at";

    private const string OfPlace =
        """
        programme_id = @ProgrammeId and rule = @Rule and language = @Language
        and track_id is not distinct from @TrackId and type is not distinct from @Type
        """;

    /// <summary>The version that counts; null when the programme never had words of its own for this letter.</summary>
    public Task<LetterTemplate?> NewestAsync(LetterPlace place, CancellationToken stop) => readers.AskAsync(place, NewestAsync, stop);

    private async Task<IReadOnlyList<LetterTemplate?>> NewestAsync(IReadOnlyList<LetterPlace> asked)
    {
        const string sql =
            $"""
            select distinct on (programme_id, rule, language, track_id, type) programme_id, {Columns}
              from letter_template
             where (programme_id, rule, language) in (select * from unnest(@programmes::uuid[], @rules::text[], @languages::text[]))
             order by programme_id, rule, language, track_id, type, number desc
            """;

        var places = asked.Distinct().ToList();
        await using var connection = await database.OpenConnectionAsync();
        var newest = (await connection.QueryAsync<Guid, LetterTemplate, (LetterPlace Place, LetterTemplate Words)>(sql,
            (programme, words) => (words.PlaceIn(programme), words),
            new
            {
                programmes = places.Select(place => place.ProgrammeId).ToArray(),
                rules = places.Select(place => place.Rule).ToArray(),
                languages = places.Select(place => place.Language).ToArray(),
            }, splitOn: "rule")).ToDictionary(one => one.Place, one => one.Words);
        return [.. asked.Select(place => newest.GetValueOrDefault(place))];
    }

    /// <summary>Of every letter that a programme ever changed the version that counts.</summary>
    public Task<IReadOnlyList<LetterTemplate>> NewestOfAllAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            select distinct on (rule, language, track_id, type) {Columns}
              from letter_template
             where programme_id = @programmeId
             order by rule, language, track_id, type, number desc
            """;

        return database.ListAsync<LetterTemplate>(sql, new { programmeId }, stop);
    }

    /// <summary>Every version, the newest first.</summary>
    public Task<IReadOnlyList<LetterTemplate>> HistoryAsync(LetterPlace place, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from letter_template
             where {OfPlace}
             order by number desc
            """;

        return database.ListAsync<LetterTemplate>(sql, place, stop);
    }

    /// <summary>Saves a version, drops its writer's draft, and writes down who did so.</summary>
    /// <param name="words">Null to use the standard words from now on.</param>
    /// <param name="basedOn">The version that the writer began from; 0 for none.</param>
    /// <returns>False, and nothing is saved, when somebody else saved a version since.</returns>
    public Task<bool> SaveAsync(
        LetterPlace place, string letter, (string Subject, string Markdown)? words, int basedOn, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                $"""
                insert into letter_template (programme_id, rule, language, track_id, type, number, letter, subject, markdown, saved_by,
                                             saved_at)
                select @ProgrammeId, @Rule, @Language, @TrackId, @Type, @basedOn + 1, @letter, @subject, @markdown, @actor, @now
                 where @basedOn = (select coalesce(max(number), 0) from letter_template where {OfPlace})
                on conflict do nothing
                """;

            var (subject, markdown) = words is var (given, body) ? (given, body) : ((string?)null, (string?)null);
            var row = new
            {
                place.ProgrammeId,
                place.Rule,
                place.Language,
                place.TrackId,
                place.Type,
                basedOn,
                letter,
                subject,
                markdown,
                actor,
                now = clock.GetUtcNow(),
            };
            if (await connection.ExecuteAsync(sql, row, stop) == 0)
                return false;
            await DropDraftAsync(connection, place, actor, stop);
            string?[] where = [place.Rule, place.Language, place.TrackId?.ToString(), place.Type];
            var detail = string.Join(' ', where.OfType<string>())
                + string.Create(CultureInfo.InvariantCulture, $" version {basedOn + 1}{(words is null ? ": wider words" : "")}");
            await audit.WriteAsync(connection, actor, "change_letter", $"programme {place.ProgrammeId}", detail, stop);
            return true;
        }, stop);

    /// <summary>What this member of staff is writing; null when nothing.</summary>
    public Task<LetterDraft?> DraftAsync(LetterPlace place, string actor, CancellationToken stop)
    {
        const string sql =
            $"""
            select based_on, subject, markdown
              from letter_draft
             where {OfPlace} and kept_by = @actor
            """;

        return database.FindAsync<LetterDraft>(sql,
            new { place.ProgrammeId, place.Rule, place.Language, place.TrackId, place.Type, actor }, stop);
    }

    /// <summary>Keeps what this member of staff has written so far, with whatever is wrong with it.</summary>
    public Task KeepDraftAsync(LetterPlace place, string actor, string subject, string markdown, int basedOn, CancellationToken stop)
    {
        const string sql =
            """
            insert into letter_draft (programme_id, rule, language, track_id, type, kept_by, based_on, subject, markdown, kept_at)
            values (@ProgrammeId, @Rule, @Language, @TrackId, @Type, @actor, @basedOn, @subject, @markdown, @now)
            on conflict on constraint letter_draft_once
            do update set based_on = excluded.based_on, subject = excluded.subject, markdown = excluded.markdown, kept_at = excluded.kept_at
            """;

        return database.ExecuteAsync(sql,
            new
            {
                place.ProgrammeId,
                place.Rule,
                place.Language,
                place.TrackId,
                place.Type,
                actor,
                basedOn,
                subject,
                markdown,
                now = clock.GetUtcNow(),
            }, stop);
    }

    public async Task DropDraftAsync(LetterPlace place, string actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await DropDraftAsync(connection, place, actor, stop);
    }

    private static async Task DropDraftAsync(NpgsqlConnection connection, LetterPlace place, string actor, CancellationToken stop)
    {
        const string sql =
            $"""
            delete from letter_draft where {OfPlace} and kept_by = @actor
            """;

        await connection.ExecuteAsync(sql, new { place.ProgrammeId, place.Rule, place.Language, place.TrackId, place.Type, actor }, stop);
    }
}
