-- Hosts, their secretaries, facilitators and those who were not drawn hear of each step; words of a letter may be those of a track or type.
alter table reminder_rule drop constraint reminder_rule_trigger_check;
alter table reminder_rule drop constraint reminder_rule_audience_check;
alter table reminder_rule
  add constraint reminder_rule_trigger_check check (trigger in
    ('invited', 'unanswered', 'accepted', 'before_start', 'after_end', 'paper_missing', 'reading_pack', 'cancelled', 'moved',
     'results_published', 'planned', 'full', 'not_drawn')),
  add constraint reminder_rule_audience_check check (audience in
    ('invited', 'accepted', 'reserve', 'host', 'facilitator', 'without_paper', 'not_drawn'));

-- A ministry, a province or an institute has no municipality.
alter table host
  alter column municipality_code drop not null,
  add column organisation text not null default '',
  add column secretary_id uuid unique;
comment on column host.organisation is 'the ministry, province or institute; empty where the municipality says it';
comment on column host.secretary_id is 'the person in the vault who gets each mail to the host as well; null for none';

alter table dialogue_table add column assigned_at timestamptz;
update dialogue_table set assigned_at = (select created_at from dialogue where id = dialogue_id) where facilitator_id is not null;
comment on column dialogue_table.assigned_at is 'since when the facilitator leads it';

alter table letter_template
  add column track_id uuid references track,
  add column type text check (type in ('exploratory', 'theme', 'action', 'focus', 'design')),
  add check (type is null or track_id is not null),
  drop constraint letter_template_pkey,
  add constraint letter_template_once unique nulls not distinct (programme_id, rule, language, track_id, type, number);
comment on column letter_template.track_id is 'null for the whole programme; the nearest words hold';
comment on column letter_template.type is 'null for every type of dialogue of the track';
alter table letter_draft
  add column track_id uuid references track,
  add column type text,
  drop constraint letter_draft_pkey,
  add constraint letter_draft_once unique nulls not distinct (programme_id, rule, language, track_id, type, kept_by);

-- The rules that a new programme begins with, for those that are there; what happened before this moment is passed over.
insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active, position,
                           audience, side, local_minutes, urgent, since)
select gen_random_uuid(), programme.id, standard.slug, name_nl, name_en, trigger, days * 1440, margin_days * 1440, true,
       (select coalesce(max(position), 0) from reminder_rule where programme_id = programme.id) + row_number() over (
         partition by programme.id order by standard.place),
       audience, side, local_minutes, standard.slug in ('host_planned', 'leader_assigned', 'leader_today'), now()
  from programme
 cross join (values
   (1, 'not_drawn', 'Niet geloot', 'Not drawn', 'not_drawn', 'not_drawn', 'after', 0, null::int, 7),
   (2, 'host_planned', 'Gastheer: dialoog staat vast', 'Host: dialogue is planned', 'planned', 'host', 'after', 0, null, 7),
   (3, 'host_full', 'Gastheer: dialoog is vol', 'Host: dialogue is full', 'full', 'host', 'after', 0, null, 3),
   (4, 'host_briefing', 'Gastheer: draaiboek', 'Host: briefing', 'before_start', 'host', 'before', 7, 600, 3),
   (5, 'host_thanks', 'Gastheer: dank', 'Host: thanks', 'after_end', 'host', 'after', 1, 600, 3),
   (6, 'host_results', 'Gastheer: uitkomst', 'Host: results', 'results_published', 'host', 'after', 0, null, 7),
   (7, 'leader_assigned', 'Gespreksleider: tafel', 'Facilitator: table', 'planned', 'facilitator', 'after', 0, null, 7),
   (8, 'leader_today', 'Gespreksleider: vandaag', 'Facilitator: today', 'before_start', 'facilitator', 'before', 0, 480, 1)
 ) standard (place, slug, name_nl, name_en, trigger, audience, side, days, local_minutes, margin_days)
 where not exists (select 1 from reminder_rule where programme_id = programme.id and reminder_rule.slug = standard.slug);
