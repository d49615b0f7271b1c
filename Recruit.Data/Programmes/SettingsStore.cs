using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Programmes;

/// <summary>What organisers set for their programme, and changing it.</summary>
public sealed class SettingsStore(NpgsqlDataSource database, AuditStore audit)
{
    public Task<ProgrammeSettings> GetAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select expected_acceptance, expected_show_up, expectation_worth, replacement from programme where id = @programmeId
            """;

        return database.SingleAsync<ProgrammeSettings>(sql, new { programmeId }, stop);
    }

    /// <summary>Writes the settings and who did so.</summary>
    /// <returns>False when they were the same already: then nothing is written.</returns>
    public Task<bool> ChangeAsync(Guid programmeId, ProgrammeSettings settings, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update programme
                   set expected_acceptance = @ExpectedAcceptance, expected_show_up = @ExpectedShowUp, expectation_worth = @ExpectationWorth,
                       replacement = @Replacement
                 where id = @programmeId
                   and (expected_acceptance, expected_show_up, expectation_worth, replacement)
                       is distinct from (@ExpectedAcceptance::numeric, @ExpectedShowUp::numeric, @ExpectationWorth::numeric,
                                         @Replacement::text)
                """;

            var (acceptance, showUp, worth, replacement) = settings;
            var parameters =
                new { programmeId, settings.ExpectedAcceptance, settings.ExpectedShowUp, settings.ExpectationWorth, settings.Replacement };
            if (await connection.ExecuteAsync(sql, parameters, stop) == 0)
                return false;
            var detail = string.Create(
                CultureInfo.InvariantCulture, $"acceptance {acceptance}, show-up {showUp}, worth {worth}, replacement {replacement}");
            await audit.WriteAsync(connection, actor, "change_settings", $"programme {programmeId}", detail, stop);
            return true;
        }, stop);

    /// <summary>After how many days somebody who sat at another programme may be asked again; 0 for at once.</summary>
    public Task<int> PauseDaysAsync(Guid programmeId, CancellationToken stop) =>
        database.SingleAsync<int>("select pause_days from programme where id = @programmeId", new { programmeId }, stop);

    /// <summary>Writes which tracks anybody may sign up for and how long people rest, and who decided so.</summary>
    /// <param name="open">The tracks that are open; the others are by invitation.</param>
    /// <returns>False when it was the same already: then nothing is written.</returns>
    public Task<bool> ChangeParticipationAsync(
        Guid programmeId, IReadOnlyCollection<Guid> open, int pauseDays, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string tracksSql =
                """
                update track
                   set open = not open
                 where programme_id = @programmeId and open is distinct from (id = any(@open))
                returning slug, open
                """;
            const string pauseSql =
                "update programme set pause_days = @pauseDays where id = @programmeId and pause_days <> @pauseDays";

            var changed = await connection.ListAsync<(string Slug, bool Open)>(tracksSql, new { programmeId, open = open.ToArray() }, stop);
            if (await connection.ExecuteAsync(pauseSql, new { programmeId, pauseDays }, stop) + changed.Count == 0)
                return false;
            var detail = string.Create(CultureInfo.InvariantCulture, $"pause {pauseDays} days")
                + string.Concat(changed.Select(track => $", {track.Slug} {(track.Open ? "open" : "by invitation")}"));
            await audit.WriteAsync(connection, actor, "change_participation", $"programme {programmeId}", detail, stop);
            return true;
        }, stop);

    /// <summary>
    /// Writes of which attributes no level comes twice at a table of the track while another is missing, and who decided so.
    /// </summary>
    /// <returns>False when it was the same already: then nothing is written.</returns>
    public Task<bool> ChangeSpreadAsync(Guid trackId, IReadOnlyCollection<Guid> attributes, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update track_attribute
                   set spread = not spread
                  from attribute
                 where track_id = @trackId and attribute.id = attribute_id and spread is distinct from (attribute_id = any(@attributes))
                returning slug, spread
                """;

            var changed =
                await connection.ListAsync<(string Slug, bool Spread)>(sql, new { trackId, attributes = attributes.ToArray() }, stop);
            if (changed.Count == 0)
                return false;
            var detail = string.Join(", ", changed.Select(one => $"{one.Slug} {(one.Spread ? "spread" : "not spread")}"));
            await audit.WriteAsync(connection, actor, "change_spread", $"track {trackId}", detail, stop);
            return true;
        }, stop);
}
