using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Representativeness;

/// <summary>The share of a level that a track should reach, and where the figure comes from.</summary>
/// <param name="Share">Between 0 and 1; the shares of one attribute add up to 1.</param>
/// <param name="Population">The share among the population of the invited ages; null where no source gives it.</param>
/// <param name="Reason">Why the share differs from the population, when it was raised or lowered on purpose.</param>
public sealed record Target(
    Guid Id, Guid TrackId, Guid AttributeId, string Level, decimal Share, decimal? Population, string Reason, string Source,
    DateOnly? ReferenceDate);

/// <summary>What tracks should look like.</summary>
public sealed class TargetStore(NpgsqlDataSource database)
{
    /// <summary>Writes the targets of a track; a level that has one gets the new one.</summary>
    public Task SetAsync(IReadOnlyCollection<Target> targets, CancellationToken stop)
    {
        const string sql =
            """
            insert into target (id, track_id, attribute_id, level, share, population, reason, source, reference_date)
            values (@Id, @TrackId, @AttributeId, @Level, @Share, @Population, @Reason, @Source, @ReferenceDate)
            on conflict (track_id, attribute_id, level) do update
               set share = excluded.share, population = excluded.population, reason = excluded.reason,
                   source = excluded.source, reference_date = excluded.reference_date
            """;

        return database.ExecuteAsync(sql, targets, stop);
    }

    public Task<IReadOnlyList<Target>> ListAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            """
            select target.id, track_id, target.attribute_id, target.level, share, population, reason, source, reference_date
              from target
              join attribute on attribute.id = target.attribute_id
              join level on level.attribute_id = target.attribute_id and level.slug = target.level
             where track_id = @trackId
             order by attribute.position, level.position
            """;

        return database.ListAsync<Target>(sql, new { trackId }, stop);
    }
}
