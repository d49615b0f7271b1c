using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Neighbours;

/// <summary>What an organiser says about who sits where.</summary>
/// <param name="People">Ids of registrations of the track.</param>
/// <param name="Table">Of a pin; null otherwise.</param>
public sealed record NewNeighbourRule(
    Guid TrackId, string Kind, IReadOnlyCollection<Guid> People, (Guid Dialogue, int Number)? Table, string Reason);

/// <summary>Rules about who sits with whom; each is said with a reason and stands in the log.</summary>
public sealed class NeighbourStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>The rules of a track, the oldest first.</summary>
    public async Task<NeighbourBook> BookAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            """
            select neighbour_rule.id, neighbour_rule.track_id, kind, dialogue_id, table_number, reason, made_at,
                   array_agg(registration.id order by registration.number) as people,
                   array_agg(registration.number order by registration.number) as numbers
              from neighbour_rule
              join neighbour on neighbour.rule_id = neighbour_rule.id
              join registration on registration.id = neighbour.registration_id
             where neighbour_rule.track_id = @trackId
             group by neighbour_rule.id
             order by made_at, neighbour_rule.id
            """;

        return new NeighbourBook(await database.ListAsync<NeighbourRule>(sql, new { trackId }, stop));
    }

    public Task AddAsync(NewNeighbourRule rule, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string ruleSql =
                """
                insert into neighbour_rule (id, track_id, kind, dialogue_id, table_number, reason, made_at)
                values (@id, @TrackId, @Kind, @dialogue, @table, @Reason, @now)
                """;
            const string peopleSql =
                """
                insert into neighbour (rule_id, registration_id)
                select @id, registration.id from registration where id = any(@people) and track_id = @TrackId
                returning (select number from registration named where named.id = registration_id)
                """;

            var (id, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
            await connection.ExecuteAsync(ruleSql,
                new { id, rule.TrackId, rule.Kind, dialogue = rule.Table?.Dialogue, table = rule.Table?.Number, rule.Reason, now }, stop);
            var numbers = await connection.ListAsync<long>(peopleSql, new { id, people = rule.People.ToArray(), rule.TrackId }, stop);
            await audit.WriteAsync(connection, actor, "add_neighbours", $"track {rule.TrackId}",
                string.Create(CultureInfo.InvariantCulture, $"{rule.Kind} {string.Join(", ", numbers.Order())}"), stop);
        }, stop);

    /// <returns>False when it was removed before.</returns>
    public Task<bool> RemoveAsync(NeighbourRule rule, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await connection.ExecuteAsync("delete from neighbour_rule where id = @Id", new { rule.Id }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "remove_neighbours", $"track {rule.TrackId}",
                string.Create(CultureInfo.InvariantCulture, $"{rule.Kind} {string.Join(", ", rule.Numbers)}"), stop);
            return true;
        }, stop);
}
