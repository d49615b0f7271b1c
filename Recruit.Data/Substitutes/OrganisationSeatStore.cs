using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Substitutes;

/// <summary>Somebody of an organisation, with the seat that he or she has; without a name.</summary>
public sealed record OrganisationSeat
{
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }
    public string? Sector { get; init; }
    public string? Size { get; init; }
    public Guid? ContactId { get; init; }

    /// <summary>Whether an organiser vouches for the contact.</summary>
    public bool ContactChecked { get; init; }

    /// <summary>Null, as all below, where nobody of the organisation is signed up any more.</summary>
    public Guid? RegistrationId { get; init; }
    public long? Number { get; init; }
    public Guid? PersonId { get; init; }
    public string? RegistrationState { get; init; }
    public bool AwaitsPerson { get; init; }

    /// <summary>Whether the link of the organisation may give this seat to somebody else.</summary>
    public bool MayGive { get; init; }

    /// <summary>Where the newest invitation stands; null where there is none.</summary>
    public string? State { get; init; }
    public int? DialogueNumber { get; init; }
    public string? Title { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public string? TimeZone { get; init; }
    public int? TableNumber { get; init; }
    public int Days { get; init; }

    /// <summary>How far the last one who was named has come; null where nobody was.</summary>
    public string? Substitution { get; init; }
    public DateTimeOffset? AskedAt { get; init; }
    public DateTimeOffset? AnswerBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Until when somebody else may be named; null without a seat.</summary>
    public DateTimeOffset? Until =>
        StartsAt is { } starts && TimeZone is { } zone ? SubstituteTime.Until(starts, Days, zone) : null;
}

/// <summary>All organisations of a programme with their people and seats.</summary>
public sealed class OrganisationSeatStore(NpgsqlDataSource database)
{
    /// <param name="organisationId">Only this one; null for all.</param>
    public Task<IReadOnlyList<OrganisationSeat>> ListAsync(Guid programmeId, Guid? organisationId, CancellationToken stop)
    {
        const string sql =
            """
            select organisation.id as organisation_id, organisation.name, organisation.sector, organisation.size, contact_id,
                   contact_checked_at is not null as contact_checked, registration.id as registration_id, registration.number,
                   registration.person_id, registration.state as registration_state,
                   coalesce(registration.awaits_person, false) as awaits_person,
                   coalesce(contact_checked_at is not null or contact_id = registration.person_id
                     or exists (select 1 from substitution
                                 where registration_id = registration.id and left_person_id = contact_id), false) as may_give,
                   seated.state, seated.dialogue_number, seated.title, seated.starts_at, seated.time_zone, seated.table_number,
                   track.substitute_days as days, sent.state as substitution, sent.asked_at, sent.answer_by, sent.ended_at
              from organisation
              join track on track.id = organisation.track_id
              left join registration on registration.organisation_id = organisation.id and registration.state in ('unconfirmed', 'active')
              left join lateral (select invitation.state, dialogue.number as dialogue_number, dialogue.title, dialogue.starts_at,
                                        dialogue.time_zone, seat.table_number
                                   from invitation
                                   join dialogue on dialogue.id = invitation.dialogue_id
                                   join seat on seat.id = invitation.seat_id
                                  where invitation.registration_id = registration.id
                                  order by invitation.state in ('accepted', 'planned', 'sent', 'attended') desc, invitation.created_at desc
                                  limit 1) seated on true
              left join lateral (select state, asked_at, answer_by, ended_at
                                   from substitution
                                  where registration_id = registration.id
                                  order by asked_at desc
                                  limit 1) sent on true
             where organisation.programme_id = @programmeId and (@organisationId::uuid is null or organisation.id = @organisationId)
             order by organisation.name_key, organisation.id, registration.number
            """;

        return database.ListAsync<OrganisationSeat>(sql, new { programmeId, organisationId }, stop);
    }
}
