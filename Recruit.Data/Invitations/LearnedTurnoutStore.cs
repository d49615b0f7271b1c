using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Invitations;

/// <summary>How the people of an earlier programme answered and came, as it was frozen.</summary>
/// <param name="Programme">Its name.</param>
public sealed record EarlierTurnout(string Programme, DateTimeOffset LearnedAt, TurnoutCounts All, IReadOnlyList<GroupCounts> Groups);

/// <summary>What programmes leave behind for the next: how groups answered and came, and nobody's answer.</summary>
public sealed class LearnedTurnoutStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Writes what a programme has learned until now, in the place of what it had left before.</summary>
    /// <param name="counts">By attribute and level, both empty for everyone.</param>
    public Task SetAsync(Guid programmeId, IReadOnlyCollection<GroupCounts> counts, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string clearSql = "delete from learned_turnout where programme_id = @programmeId";
            const string sql =
                """
                insert into learned_turnout (programme_id, attribute, level, accepted, refused, came, stayed_away, learned_at)
                select @programmeId, attribute, level, accepted, refused, came, stayed_away, @now
                  from unnest(@attributes::text[], @levels::text[], @accepted::int[], @refused::int[], @came::int[], @stayedAway::int[])
                       learned (attribute, level, accepted, refused, came, stayed_away)
                """;

            await connection.ExecuteAsync(clearSql, new { programmeId }, stop);
            await connection.ExecuteAsync(sql, new
            {
                programmeId,
                attributes = counts.Select(group => group.Attribute).ToArray(),
                levels = counts.Select(group => group.Level).ToArray(),
                accepted = counts.Select(group => group.Accepted).ToArray(),
                refused = counts.Select(group => group.Refused).ToArray(),
                came = counts.Select(group => group.Came).ToArray(),
                stayedAway = counts.Select(group => group.StayedAway).ToArray(),
                now = clock.GetUtcNow(),
            }, stop);
        }, stop);

    /// <summary>
    /// What the latest other programme left that began before this one and has a track of the same name; null when there is none.
    /// </summary>
    public async Task<EarlierTurnout?> BeforeAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select programme.id, programme.name, max(learned_turnout.learned_at) as learned_at
              from learned_turnout
              join programme on programme.id = learned_turnout.programme_id
             where programme.id <> @programmeId
               and programme.created_at < (select created_at from programme where id = @programmeId)
               and exists (select 1
                             from track earlier
                             join track mine on mine.slug = earlier.slug and mine.programme_id = @programmeId
                            where earlier.programme_id = programme.id)
             group by programme.id
             order by learned_at desc, programme.id
             limit 1
            """;
        const string countsSql =
            """
            select attribute, level, accepted, refused, came, stayed_away
              from learned_turnout
             where programme_id = @id
             order by attribute, level
            """;

        if (await database.FindAsync<Origin>(sql, new { programmeId }, stop) is not { } origin)
            return null;
        var counts = await database.ListAsync<GroupCounts>(countsSql, new { origin.Id }, stop);
        return counts.FirstOrDefault(group => group.Attribute.Length == 0) is { } all
            ? new EarlierTurnout(origin.Name, origin.LearnedAt, new TurnoutCounts(all.Accepted, all.Refused, all.Came, all.StayedAway),
                [.. counts.Where(group => group.Attribute.Length > 0)])
            : null;
    }

    private sealed record Origin(Guid Id, string Name, DateTimeOffset LearnedAt);
}
