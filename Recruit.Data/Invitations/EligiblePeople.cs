using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;

namespace Recruit.Data.Invitations;

/// <summary>Who can be drawn for a dialogue.</summary>
public sealed class EligiblePeople(NpgsqlDataSource database)
{
    /// <summary>Active registrations of a track that hold no seat and have no open or answered invitation, by number.</summary>
    public Task<IReadOnlyList<Candidate>> OfAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            $"""
            {CandidateStore.Candidates}
             where track_id = @trackId and state = 'active'
               and not exists (select 1 from invitation where invitation.registration_id = registration.id and not ended_with_dialogue)
             order by number
            """;

        return database.ListAsync<Candidate>(sql, new { trackId }, stop);
    }
}
