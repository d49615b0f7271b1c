using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>A step of somebody's own way through a programme.</summary>
public static class OwnStep
{
    public const string SignedUp = "signed_up";
    public const string Drawn = "drawn";
    public const string Seated = "seated";
    public const string Came = "came";
    public const string Published = "published";
    public const string FollowedUp = "followed_up";
}

/// <summary>One step of one's own way, and about what.</summary>
/// <param name="Title">Of the dialogue, or of what was done; empty for signing up.</param>
/// <param name="Dialogue">The number of the dialogue; null for signing up.</param>
/// <param name="Link">Where results stand that are not here.</param>
public sealed record OwnMoment(DateTimeOffset At, string Step, string Title, long? Dialogue, string Link);

/// <summary>One's own way through a programme, from signing up to what was done with it.</summary>
public sealed class OwnStoryStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The first first.</summary>
    public Task<IReadOnlyList<OwnMoment>> OfAsync(Guid registrationId, CancellationToken stop)
    {
        const string sql =
            """
            with held as (
              select invitation.created_at, answered_at, invitation.state, dialogue.id, dialogue.number, title, starts_at, results_at,
                     results_link
                from invitation
                join dialogue on dialogue.id = invitation.dialogue_id
               where registration_id = @registrationId),
            came as (
              select * from held where state in ('accepted', 'attended') and starts_at <= @now::timestamptz)
            select at, step, title, dialogue, link
              from (select created_at as at, 'signed_up' as step, '' as title, null::bigint as dialogue, '' as link, 1 as place
                      from registration
                     where id = @registrationId
                    union all
                    select created_at, 'drawn', title, number, '', 2 from held
                    union all
                    select answered_at, 'seated', title, number, '', 3 from held where state in ('accepted', 'attended', 'no_show')
                    union all
                    select starts_at, 'came', title, number, '', 4 from came where state = 'attended'
                    union all
                    select results_at, 'published', title, number, results_link, 5 from came where results_at is not null
                    union all
                    select happened_on::timestamptz, 'followed_up', max(follow_up.title), min(number), max(link), 6
                      from came
                      join follow_up_dialogue on follow_up_dialogue.dialogue_id = came.id
                      join follow_up on follow_up.id = follow_up_dialogue.follow_up_id and withdrawn_at is null
                     group by follow_up.id, happened_on) story
             where at is not null
             order by at, place
            """;

        return database.ListAsync<OwnMoment>(sql, new { registrationId, now = clock.GetUtcNow() }, stop);
    }
}
