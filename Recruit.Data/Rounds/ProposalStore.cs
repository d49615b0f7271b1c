using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Rounds;

/// <summary>How many of the frozen pool had an outcome, and at how many tables.</summary>
/// <param name="Outcome">One of <see cref="RoundOutcome"/>.</param>
/// <param name="Known">How many of them were not erased since.</param>
public sealed record OutcomeCount(string Outcome, int People, int Known, int Tables);

/// <summary>How many of those with a seat have a level.</summary>
public sealed record LevelOfSeated(string Attribute, string Level, int People);

/// <summary>Somebody of the frozen pool as pages show it: by registration number, never by name.</summary>
/// <param name="Chance">The chance of a seat that the lottery gave, between 0 and 1.</param>
/// <param name="ReserveRank">Order among the reserves, from 1.</param>
public sealed record DrawnPerson(long Number, decimal Chance, int? ReserveRank, string Reason);

/// <summary>A round's proposal in figures, so that a page of it need not read ten thousand people.</summary>
public sealed class ProposalStore(NpgsqlDataSource database)
{
    /// <summary>Those with one outcome who were not erased since: reserves by rank, others by registration number.</summary>
    public Task<IReadOnlyList<DrawnPerson>> OfOutcomeAsync(Guid id, string outcome, int most, CancellationToken stop)
    {
        const string sql =
            """
            select registration.number, chance, reserve_rank, reason
              from matching_round_registration
              join registration on registration.id = registration_id
              join demographic using (registration_id)
             where round_id = @id and outcome = @outcome
             order by reserve_rank, registration.number
             limit @most
            """;

        return database.ListAsync<DrawnPerson>(sql, new { id, outcome, most }, stop);
    }

    /// <summary>Those of the frozen pool who have a seat in one of these dialogues, by registration number.</summary>
    public Task<IReadOnlyList<RoundRegistration>> SeatedAsync(Guid id, IReadOnlyCollection<Guid> dialogues, CancellationToken stop)
    {
        const string sql =
            """
            select registration_id, chance, outcome, dialogue_id, table_number, reserve_rank, reason
              from matching_round_registration
              join registration on registration.id = registration_id
             where round_id = @id and dialogue_id = any(@dialogues)
             order by registration.number
            """;

        return database.ListAsync<RoundRegistration>(sql, new { id, dialogues = dialogues.ToArray() }, stop);
    }

    /// <summary>How many of those with a seat in a proposal have which level, special-category attributes among them.</summary>
    public Task<IReadOnlyList<LevelOfSeated>> LevelsAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            with seated as (
              select registration_id, levels
                from matching_round_registration
                join demographic using (registration_id)
               where round_id = @id and outcome = 'seat')
            select level.key as attribute, level.value as level, count(*)::int as people
              from seated
             cross join lateral jsonb_each_text(seated.levels) level
             group by level.key, level.value
            union all
            select attribute.slug, special.level, count(*)::int
              from seated
              join special_demographic special using (registration_id)
              join attribute on attribute.id = special.attribute_id
             group by attribute.slug, special.level
            """;

        return database.ListAsync<LevelOfSeated>(sql, new { id }, stop);
    }

    /// <summary>How many of the frozen pool had which outcome, and at how many tables.</summary>
    public Task<IReadOnlyList<OutcomeCount>> CountsAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            select outcome, count(*)::int as people, count(demographic.registration_id)::int as known,
                   (count(distinct (dialogue_id, table_number)) filter (where dialogue_id is not null))::int as tables
              from matching_round_registration
              left join demographic using (registration_id)
             where round_id = @id
             group by outcome
            """;

        return database.ListAsync<OutcomeCount>(sql, new { id }, stop);
    }
}
