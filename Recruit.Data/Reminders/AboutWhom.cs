namespace Recruit.Data.Reminders;

/// <summary>Where the facts of each <see cref="ReminderKind"/> come from: the same columns for all.</summary>
internal static class AboutWhom
{
    /// <summary>Everyone who has to do with a dialogue, as a table named <c>about</c>.</summary>
    public const string Everyone =
        $"({Invited} union all {Hosts} union all {Facilitators} union all {Reserves} union all {NotDrawn}) about";

    private const string OfDialogue =
        """
        dialogue.state as dialogue_state, dialogue.starts_at, dialogue.time_zone, track.paper_days, dialogue.moved_at,
        dialogue.cancelled_at, dialogue.results_at
        """;

    private const string OfNoTeam = "null::timestamptz as full_at, false as secretary";

    private const string OfNoPaper = "null::timestamptz as paper_at, null::timestamptz as paper_until";

    private const string OfNoDraw = "null::numeric as chance, '' as draw_code, null::boolean as evaluated";

    private const string Invited =
        $"""
        select 'invitation' as kind, invitation.id as subject_id, invitation.id as occasion_id, invitation.programme_id,
               registration.person_id, dialogue.id as dialogue_id, registration.language, null::timestamptz as since,
               case
                    when not ended_with_dialogue then invitation.state
                    when answered_at is not null then 'accepted'
                    when sent_at is not null then 'sent'
                    else 'planned' end
                 as state,
               registration.state as registration_state, invitation.answer_by,
               invitation.sent_at, invitation.answered_at, invitation.paper_at, invitation.paper_until,
               dialogue.starts_at + make_interval(mins => dialogue.minutes) as ends_at, {OfDialogue}, {OfNoTeam},
               null::numeric as chance, '' as draw_code,
               (select exists (select 1 from evaluation_mark where evaluation_mark.invitation_id = invitation.id)
                  from evaluation
                 where evaluation.programme_id = invitation.programme_id and not dialogue.track_id = any(tracks_off)) as evaluated
          from invitation
          join registration on registration.id = invitation.registration_id
          join dialogue on dialogue.id = invitation.dialogue_id
          join track on track.id = dialogue.track_id
        """;

    // The same columns, in the same order.
    private const string OfTeam =
        $"""
        '' as state, 'active' as registration_state, null::timestamptz as answer_by,
        (select min(sent_at) from invitation where invitation.dialogue_id = dialogue.id) as sent_at, null::timestamptz as answered_at,
        {OfNoPaper}, dialogue.starts_at + make_interval(mins => dialogue.minutes) as ends_at, {OfDialogue},
        (select max(answered_at)
           from invitation
          where invitation.dialogue_id = dialogue.id and invitation.state in ('accepted', 'attended', 'no_show')
         having count(*) >= (select count(*) from seat where seat.dialogue_id = dialogue.id)) as full_at
        """;

    private const string Hosts =
        $"""
        select 'host' as kind, dialogue.id as subject_id, dialogue.id as occasion_id, dialogue.programme_id, reader.person_id,
               dialogue.id as dialogue_id, 'nl' as language, coalesce(dialogue.date_chosen_at, dialogue.created_at) as since,
               {OfTeam}, reader.secretary, {OfNoDraw}
          from dialogue
          join host on host.id = dialogue.host_id
         cross join lateral (values (host.person_id, false), (host.secretary_id, true)) reader (person_id, secretary)
          join track on track.id = dialogue.track_id
         where reader.person_id is not null
        """;

    private const string Facilitators =
        $"""
        select 'facilitator' as kind, dialogue.id as subject_id, dialogue.id as occasion_id, dialogue.programme_id, staff.person_id,
               dialogue.id as dialogue_id, staff.language,
               greatest(coalesce(led.assigned_at, dialogue.created_at), dialogue.date_chosen_at) as since, {OfTeam},
               false as secretary, {OfNoDraw}
          from (select dialogue_id, facilitator_id, min(assigned_at) as assigned_at
                  from dialogue_table
                 group by dialogue_id, facilitator_id) led
          join staff on staff.id = led.facilitator_id and staff.active
          join dialogue on dialogue.id = led.dialogue_id
          join track on track.id = dialogue.track_id
        """;

    private const string FirstOfRound =
        """
        (select dialogue.*, max(starts_at + make_interval(mins => minutes)) over () as last_ends_at,
                max(starts_at) filter (where dialogue.state = 'planned') over () as last_starts_at
           from matching_round_dialogue
           join dialogue on dialogue.id = matching_round_dialogue.dialogue_id
          where matching_round_dialogue.round_id = round.id
          order by dialogue.state = 'planned' desc, dialogue.starts_at, dialogue.number
          limit 1) dialogue
        """;

    private const string Reserves =
        $"""
        select 'reserve' as kind, registration.id as subject_id, round.id as occasion_id, registration.programme_id, registration.person_id,
               dialogue.id as dialogue_id, registration.language, round.confirmed_at as since, '' as state,
               registration.state as registration_state, null::timestamptz as answer_by, round.confirmed_at as sent_at,
               null::timestamptz as answered_at, {OfNoPaper}, dialogue.last_ends_at as ends_at, {OfDialogue},
               {OfNoTeam}, {OfNoDraw}
          from matching_round round
          join lateral {FirstOfRound} on true
          join track on track.id = dialogue.track_id
          join matching_round_registration drawn on drawn.round_id = round.id and drawn.outcome = 'reserve'
          join registration on registration.id = drawn.registration_id
         where round.state = 'confirmed'
           and not exists (select 1 from invitation where invitation.registration_id = registration.id and not ended_with_dialogue)
        """;

    // Whoever was asked since the draw, or has a seat elsewhere, is not told that there is none.
    private const string NotDrawn =
        $"""
        select 'not_drawn' as kind, registration.id as subject_id, round.id as occasion_id, registration.programme_id,
               registration.person_id, dialogue.id as dialogue_id, registration.language, round.confirmed_at as since, '' as state,
               registration.state as registration_state, null::timestamptz as answer_by,
               case when drawn.outcome <> 'reserve' then round.confirmed_at
                    else greatest(round.confirmed_at, dialogue.last_starts_at - make_interval(hours => programme.cut_off_hours)) end
                 as sent_at,
               null::timestamptz as answered_at, {OfNoPaper}, dialogue.last_ends_at as ends_at, {OfDialogue},
               {OfNoTeam}, drawn.chance, coalesce(fair_draw.code, '') as draw_code, null::boolean as evaluated
          from matching_round round
          join programme on programme.id = round.programme_id
          join lateral {FirstOfRound} on true
          join track on track.id = dialogue.track_id
          join matching_round_registration drawn on drawn.round_id = round.id and drawn.outcome <> 'seat'
          join registration on registration.id = drawn.registration_id
          left join fair_draw on fair_draw.round_id = round.id and fair_draw.published_at is not null
         where round.state = 'confirmed'
           and not exists (select 1
                             from invitation
                            where invitation.registration_id = registration.id and not ended_with_dialogue
                              and (invitation.created_at >= round.confirmed_at
                                   or invitation.state in ('planned', 'sent', 'accepted')))
           and not exists (select 1 from seat where seat.registration_id = registration.id)
        """;
}
