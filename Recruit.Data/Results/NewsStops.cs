using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>Who wants to hear no more of what came of a dialogue.</summary>
public sealed class NewsStops(NpgsqlDataSource database, ResultsLinks links, TimeProvider clock)
{
    /// <summary>Whether this person pressed to hear no more.</summary>
    public Task<bool> HoldsAsync(Guid personId, CancellationToken stop) =>
        database.ScalarAsync<bool>("select exists (select 1 from news_stop where person_id = @personId)", new { personId }, stop);

    /// <summary>Whether whom this link is about stopped; null when the link is not ours or the person is gone.</summary>
    public async Task<bool?> FindAsync(string token, CancellationToken stop)
    {
        const string sql =
            """
            select exists (select 1 from news_stop where news_stop.person_id = person_key.person_id)
              from vault.person_key
             where person_id = @personId
            """;

        return links.Opens(ResultsLinks.Stop, token) is { } personId
            ? await database.ScalarAsync<bool?>(sql, new { personId }, stop)
            : null;
    }

    /// <summary>Stops what is still to come for whom this link is about; a second press changes nothing.</summary>
    public async Task StopAsync(string token, CancellationToken stop)
    {
        const string sql =
            """
            insert into news_stop (person_id, at)
            select person_id, @now::timestamptz from vault.person_key where person_id = @personId
            on conflict (person_id) do nothing
            """;

        if (links.Opens(ResultsLinks.Stop, token) is { } personId)
            await database.ExecuteAsync(sql, new { personId, now = clock.GetUtcNow() }, stop);
    }
}
