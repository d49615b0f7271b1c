using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Registrations;

/// <summary>Reads registrations together with their levels, for draws, tables and figures.</summary>
public sealed class CandidateStore(NpgsqlDataSource database)
{
    // Special-category levels join the others here, for balance and figures only: rosters and exports never read candidates.
    internal const string Candidates =
        """
        select registration.id, registration.number, registration.person_id, household, language, availability, formats, travels, themes,
               coalesce(role, (select track.role from track where track.id = registration.track_id)) as role,
               demographic.levels || coalesce((select jsonb_object_agg(attribute.slug, special_demographic.level)
                                                 from special_demographic
                                                 join attribute on attribute.id = special_demographic.attribute_id
                                                 where special_demographic.registration_id = registration.id), '{}') as levels, postcode4,
               companion
          from registration
          join demographic on demographic.registration_id = registration.id
        """;

    /// <summary>These registrations, whatever their state, by number; erased ones are not there.</summary>
    public Task<IReadOnlyList<Candidate>> GetAsync(IReadOnlyCollection<Guid> registrations, CancellationToken stop) =>
        database.ListAsync<Candidate>($"{Candidates} where registration.id = any(@registrations) order by number",
            new { registrations = registrations.ToArray() }, stop);

    /// <summary>Those of these registrations that were neither withdrawn nor erased since, by number.</summary>
    public Task<IReadOnlyList<Candidate>> StillActiveAsync(IReadOnlyCollection<Guid> registrations, CancellationToken stop) =>
        database.ListAsync<Candidate>($"{Candidates} where registration.id = any(@registrations) and state = 'active' order by number",
            new { registrations = registrations.ToArray() }, stop);
}
