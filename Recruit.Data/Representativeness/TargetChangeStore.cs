using System.Globalization;
using System.Text.Json;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Representativeness;

/// <summary>What organisers change about targets and minimums: each change is kept with its reason and stands in the log.</summary>
public sealed class TargetChangeStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>Gives a place targets of its own for one attribute.</summary>
    /// <param name="targets">All levels of the attribute, their shares adding up to 1; the ids of row and scope are given here.</param>
    public Task SetAsync(TargetPlace place, IReadOnlyCollection<Target> targets, string reason, string actor, CancellationToken stop) =>
        ChangeAsync(place, actor, async (connection, scope) =>
        {
            Target[] own = [.. targets.Select(target => target with { Id = NewId(), ScopeId = scope })];
            await TargetStore.WriteAsync(connection, own, stop);
            var shares = JsonSerializer.Serialize(own.ToDictionary(target => target.Level, target => target.Share));
            return ChangeOf(scope, own[0].AttributeId, reason, actor) with { Shares = shares };
        }, stop);

    /// <summary>Takes a place's own targets of an attribute away, so that what it inherits holds again.</summary>
    public Task InheritAsync(TargetPlace place, Guid attributeId, string actor, CancellationToken stop) =>
        ChangeAsync(place, actor, async (connection, scope) =>
        {
            const string sql = "delete from target where scope_id = @scope and attribute_id = @attributeId";

            return await connection.ExecuteAsync(sql, new { scope, attributeId }, stop) == 0
                ? null
                : ChangeOf(scope, attributeId, "", actor);
        }, stop);

    /// <summary>Gives every table of a place its least number of people of a level; null takes it from where it is inherited.</summary>
    public Task SetMinimumAsync(TargetPlace place, Guid attributeId, string level, int? least, string actor, CancellationToken stop) =>
        ChangeAsync(place, actor, async (connection, scope) =>
        {
            const string setSql =
                """
                insert into table_minimum (scope_id, attribute_id, level, least) values (@scope, @attributeId, @level, @least)
                on conflict (scope_id, attribute_id, level) do update set least = excluded.least
                 where table_minimum.least <> excluded.least
                """;
            const string removeSql =
                "delete from table_minimum where scope_id = @scope and attribute_id = @attributeId and level = @level";

            var values = new { scope, attributeId, level, least };
            return await connection.ExecuteAsync(least is null ? removeSql : setSql, values, stop) == 0
                ? null
                : ChangeOf(scope, attributeId, "", actor) with { Level = level, Least = least };
        }, stop);

    /// <summary>What was changed in a programme, the newest first.</summary>
    public Task<IReadOnlyList<TargetChange>> HistoryAsync(Guid programmeId, int limit, CancellationToken stop)
    {
        const string sql =
            """
            select target_change.id, scope_id, attribute_id, level, shares::text as shares, least, reason, changed_by, changed_at
              from target_change
              join target_scope on target_scope.id = target_change.scope_id
             where target_scope.programme_id = @programmeId
             order by changed_at desc, target_change.id desc
             limit @limit
            """;

        return database.ListAsync<TargetChange>(sql, new { programmeId, limit }, stop);
    }

    /// <param name="write">Writes the change and says what it was; null when nothing was different.</param>
    private Task ChangeAsync(
        TargetPlace place, string actor, Func<NpgsqlConnection, Guid, Task<TargetChange?>> write, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into target_change (id, scope_id, attribute_id, level, shares, least, reason, changed_by, changed_at)
                values (@Id, @ScopeId, @AttributeId, @Level, @Shares::jsonb, @Least, @Reason, @ChangedBy, @ChangedAt)
                """;

            // Two organisers at one place write one after the other.
            await connection.LockAsync($"targets {place.ProgrammeId}", stop);
            if (await write(connection, await ScopeAsync(connection, place, stop)) is not { } change)
                return;
            await connection.ExecuteAsync(sql, change, stop);
            var what = (change.Shares, change.Least) switch
            {
                ({ } shares, _) => $"shares {shares}",
                (_, { } least) => string.Create(CultureInfo.InvariantCulture, $"{change.Level}: at least {least} at a table"),
                _ => $"{change.Level ?? "shares"}: inherited",
            };
            await audit.WriteAsync(
                connection, actor, "change_shares", $"target_scope {change.ScopeId}", $"attribute {change.AttributeId}, {what}", stop);
        }, stop);

    private async Task<Guid> ScopeAsync(NpgsqlConnection connection, TargetPlace place, CancellationToken stop)
    {
        // Where there is one, its id is given back and nothing is different.
        const string sql =
            """
            insert into target_scope (id, programme_id, track_id, type, region, municipality, dialogue_id, table_number)
            values (@id, @ProgrammeId, @TrackId, @Type, @Region, @Municipality, @DialogueId, @TableNumber)
            on conflict (programme_id, track_id, type, region, municipality, dialogue_id, table_number)
            do update set programme_id = excluded.programme_id
            returning id
            """;

        var ofTrack = place == new TargetPlace(place.ProgrammeId, place.TrackId) ? place.TrackId : null;
        return await connection.SingleAsync<Guid>(sql, new
        {
            id = ofTrack ?? NewId(),
            place.ProgrammeId,
            place.TrackId,
            place.Type,
            place.Region,
            place.Municipality,
            place.DialogueId,
            place.TableNumber,
        }, stop);
    }

    private TargetChange ChangeOf(Guid scope, Guid attribute, string reason, string actor) =>
        new(NewId(), scope, attribute, null, null, null, reason, actor, clock.GetUtcNow());

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
