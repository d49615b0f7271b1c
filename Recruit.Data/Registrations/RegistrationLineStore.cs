using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Registrations;

/// <summary>Reads registrations for exports: ids, states and levels. It never touches the vault or special-category data.</summary>
public sealed class RegistrationLineStore(NpgsqlDataSource database)
{
    /// <summary>Every registration of a programme, by number.</summary>
    /// <param name="trackSlug">Only of this track; null for all.</param>
    public Task<IReadOnlyList<RegistrationLine>> ListAsync(Guid programmeId, string? trackSlug, CancellationToken stop)
    {
        const string sql =
            """
            select registration.id, registration.number, track.slug as track, registration.state, registration.language,
                   registration.created_at, coalesce(demographic.levels, '{}') as levels
              from registration
              join track on track.id = registration.track_id
              left join demographic on demographic.registration_id = registration.id
             where registration.programme_id = @programmeId and (@trackSlug::text is null or track.slug = @trackSlug)
             order by registration.number
            """;

        return database.ListAsync<RegistrationLine>(sql, new { programmeId, trackSlug }, stop);
    }
}
