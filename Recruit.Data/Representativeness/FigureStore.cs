using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Representativeness;

/// <summary>How far people came, from signing up to sitting at the table.</summary>
public static class Stage
{
    public const string Registered = "registered";
    public const string Drawn = "drawn";
    public const string Invited = "invited";
    public const string Accepted = "accepted";
    public const string Seated = "seated";
    public const string Attended = "attended";

    /// <summary>Of those drawn, who still hold their seat: how the group would be had no seat been refilled. No stage of its own.</summary>
    public const string Kept = "kept";

    public static readonly IReadOnlyList<string> All = [Registered, Drawn, Invited, Accepted, Seated, Attended];
}

/// <summary>Which people are counted; null takes all.</summary>
/// <param name="TrackId">Only those of this track.</param>
/// <param name="Region">Only those who live in this province, as a level of the attribute region.</param>
/// <param name="DialogueId">Only those of this dialogue; who registered is of none.</param>
/// <param name="TableNumber">Only those of this table of the dialogue.</param>
/// <param name="ProgrammeId">Only those of this programme.</param>
public sealed record FigureScope(
    Guid? TrackId, string? Region = null, Guid? DialogueId = null, int? TableNumber = null, Guid? ProgrammeId = null);

/// <summary>How many people at a stage have a level.</summary>
/// <param name="Attribute">Its slug.</param>
public sealed record StageFigure(string Stage, string Attribute, string Level, int People);

/// <summary>How many people at a stage have the same levels in every attribute that is no special-category data.</summary>
public sealed record LevelsOfMany(Levels Levels, int People);

/// <summary>Counts people per stage and level, never one by one.</summary>
public sealed class FigureStore(NpgsqlDataSource database)
{
    private const string People =
        """
        with person as (
          select 'registered' as stage, registration.id
            from registration
           where (@TrackId::uuid is null or track_id = @TrackId) and (@ProgrammeId::uuid is null or programme_id = @ProgrammeId)
             and state = 'active' and @DialogueId::uuid is null
          union
          select 'drawn', drawn.registration_id
            from matching_round
            join matching_round_registration drawn on drawn.round_id = matching_round.id
           where (@TrackId::uuid is null or matching_round.track_id = @TrackId)
             and (@ProgrammeId::uuid is null or matching_round.programme_id = @ProgrammeId)
             and matching_round.state = 'confirmed' and drawn.outcome = 'seat'
             and (@DialogueId::uuid is null or drawn.dialogue_id = @DialogueId)
             and (@TableNumber::int is null or drawn.table_number = @TableNumber)
          union
          select 'kept', drawn.registration_id
            from matching_round
            join matching_round_registration drawn on drawn.round_id = matching_round.id
            join seat on seat.registration_id = drawn.registration_id and seat.dialogue_id = drawn.dialogue_id
           where (@TrackId::uuid is null or matching_round.track_id = @TrackId)
             and (@ProgrammeId::uuid is null or matching_round.programme_id = @ProgrammeId)
             and matching_round.state = 'confirmed' and drawn.outcome = 'seat'
             and (@DialogueId::uuid is null or seat.dialogue_id = @DialogueId)
             and (@TableNumber::int is null or seat.table_number = @TableNumber)
          union
          select reached.stage, invitation.registration_id
            from invitation
            join seat on seat.id = invitation.seat_id
            join dialogue on dialogue.id = invitation.dialogue_id
            join (values ('invited', array['planned', 'sent', 'accepted', 'declined', 'expired', 'cancelled', 'attended', 'no_show']),
                         ('accepted', array['accepted', 'attended', 'no_show']),
                         ('attended', array['attended'])) reached (stage, states) on invitation.state = any(reached.states)
           where (@TrackId::uuid is null or dialogue.track_id = @TrackId)
             and (@ProgrammeId::uuid is null or dialogue.programme_id = @ProgrammeId)
             and (@DialogueId::uuid is null or invitation.dialogue_id = @DialogueId)
             and (@TableNumber::int is null or seat.table_number = @TableNumber)
          union
          select 'seated', seat.registration_id
            from seat
            join dialogue on dialogue.id = seat.dialogue_id
           where (@TrackId::uuid is null or dialogue.track_id = @TrackId)
             and (@ProgrammeId::uuid is null or dialogue.programme_id = @ProgrammeId) and seat.registration_id is not null
             and (@DialogueId::uuid is null or seat.dialogue_id = @DialogueId)
             and (@TableNumber::int is null or seat.table_number = @TableNumber)),
        counted as (
          select person.stage, person.id, demographic.levels
            from person
            join demographic on demographic.registration_id = person.id
           where @Region::text is null or demographic.levels ->> 'region' = @Region)
        """;

    /// <summary>How many people reached each stage; stages that nobody reached are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> TotalsAsync(FigureScope scope, CancellationToken stop)
    {
        const string sql = $"{People} select stage, count(*)::int from counted group by stage";

        return (await database.ListAsync<(string Stage, int People)>(sql, scope, stop))
            .ToDictionary(row => row.Stage, row => row.People);
    }

    /// <summary>How many people of each level reached each stage, special-category attributes among them.</summary>
    /// <param name="only">One of <see cref="Stage"/>, which is read in less time than all; null for all.</param>
    public Task<IReadOnlyList<StageFigure>> CountAsync(FigureScope scope, CancellationToken stop, string? only = null)
    {
        const string sql =
            $"""
            {People}
            select stage, level.key as attribute, level.value as level, count(*)::int as people
              from counted
             cross join lateral jsonb_each_text(counted.levels) level
             where @only::text is null or stage = @only
             group by stage, level.key, level.value
            union all
            select stage, attribute.slug, special.level, count(*)::int
              from counted
              join special_demographic special on special.registration_id = counted.id
              join attribute on attribute.id = special.attribute_id
             where @only::text is null or stage = @only
             group by stage, attribute.slug, special.level
             order by stage, attribute, level
            """;

        var parameters = new { scope.TrackId, scope.Region, scope.DialogueId, scope.TableNumber, scope.ProgrammeId, only };
        return database.ListAsync<StageFigure>(sql, parameters, stop);
    }

    /// <summary>The people of one stage by all their levels at once, for weights; special-category data is not among them.</summary>
    public async Task<IReadOnlyList<LevelsOfMany>> ProfilesAsync(FigureScope scope, string stage, CancellationToken stop)
    {
        const string sql = $"{People} select levels, count(*)::int as people from counted where stage = @stage group by levels";

        var parameters = new { scope.TrackId, scope.Region, scope.DialogueId, scope.TableNumber, scope.ProgrammeId, stage };
        return await database.ListAsync<LevelsOfMany>(sql, parameters, stop);
    }
}
