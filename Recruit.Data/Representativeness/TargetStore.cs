using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;

namespace Recruit.Data.Representativeness;

/// <summary>What programmes, tracks, dialogues and tables should look like.</summary>
public sealed class TargetStore(NpgsqlDataSource database)
{
    /// <summary>Writes the targets of whole tracks, as a programme begins; a level that has one gets the new one.</summary>
    public Task SetAsync(IReadOnlyCollection<Target> targets, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string scopeSql =
                """
                insert into target_scope (id, programme_id, track_id)
                select id, programme_id, id from track where id = any(@tracks)
                on conflict do nothing
                """;

            var tracks = targets.Select(target => target.ScopeId).Distinct().ToArray();
            await connection.ExecuteAsync(scopeSql, new { tracks }, stop);
            await WriteAsync(connection, targets, stop);
        }, stop);

    /// <summary>All targets of a programme and its minimums per table.</summary>
    public async Task<TargetBook> BookAsync(Guid programmeId, CancellationToken stop)
    {
        const string scopeSql =
            """
            select id, programme_id, track_id, type, region, municipality, dialogue_id, table_number
              from target_scope
             where programme_id = @programmeId
            """;
        const string targetSql =
            """
            select target.id, scope_id, target.attribute_id, target.level, share, population, reason, source, reference_date
              from target
              join target_scope on target_scope.id = target.scope_id
              join attribute on attribute.id = target.attribute_id
              join level on level.attribute_id = target.attribute_id and level.slug = target.level
             where target_scope.programme_id = @programmeId
             order by attribute.position, level.position
            """;
        const string minimumSql =
            """
            select scope_id, table_minimum.attribute_id, attribute.slug as attribute, table_minimum.level, least
              from table_minimum
              join target_scope on target_scope.id = table_minimum.scope_id
              join attribute on attribute.id = table_minimum.attribute_id
              join level on level.attribute_id = table_minimum.attribute_id and level.slug = table_minimum.level
             where target_scope.programme_id = @programmeId
             order by attribute.position, level.position
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        return new TargetBook(
            await connection.ListAsync<TargetScope>(scopeSql, new { programmeId }, stop),
            await connection.ListAsync<Target>(targetSql, new { programmeId }, stop),
            await connection.ListAsync<TableMinimum>(minimumSql, new { programmeId }, stop));
    }

    /// <summary>The targets that hold for a whole track.</summary>
    public async Task<IReadOnlyList<Target>> ListAsync(Track track, CancellationToken stop) =>
        (await BookAsync(track.ProgrammeId, stop)).At(TargetPlace.LineOf(track));

    internal static Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<Target> targets, CancellationToken stop)
    {
        const string sql =
            """
            insert into target (id, scope_id, attribute_id, level, share, population, reason, source, reference_date)
            values (@Id, @ScopeId, @AttributeId, @Level, @Share, @Population, @Reason, @Source, @ReferenceDate)
            on conflict (scope_id, attribute_id, level) do update
               set share = excluded.share, population = excluded.population, reason = excluded.reason,
                   source = excluded.source, reference_date = excluded.reference_date
            """;

        return connection.ExecuteAsync(sql, targets, stop);
    }
}
