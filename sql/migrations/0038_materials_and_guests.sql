-- What hosts, facilitators and participants read before a dialogue: a guide in words of its own, or a file.
alter table paper alter column dialogue_id drop not null;
comment on column paper.dialogue_id is 'null for a file that is material of a programme';

create table material (
  id           uuid primary key,
  programme_id uuid not null references programme,
  track_id     uuid references track,
  type         text check (type in ('exploratory', 'theme', 'action', 'focus', 'design')),
  dialogue_id  uuid references dialogue on delete cascade,
  audience     text not null check (audience in ('host', 'facilitator', 'participant')),
  language     text not null check (language in ('nl', 'en')),
  markdown     text,
  paper_id     uuid references paper on delete cascade,
  saved_at     timestamptz not null,
  check (type is null or track_id is not null),
  check (dialogue_id is null or track_id is null),
  check ((markdown is null) = (paper_id is not null))
);
comment on column material.track_id is 'null for the whole programme or one dialogue; what is nearest holds';
comment on column material.markdown is 'the words of a guide, empty for no guide at all; null for a file';
create unique index material_guide_once on material (programme_id, track_id, type, dialogue_id, audience, language)
  nulls not distinct where paper_id is null;
create index material_by_paper on material (paper_id);

-- Facilitators hear of their table once more on the day before.
insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active, position,
                           audience, side, local_minutes, urgent, since)
select gen_random_uuid(), programme.id, 'leader_tomorrow', 'Gespreksleider: morgen', 'Facilitator: tomorrow', 'before_start', 1440, 1440,
       true, (select coalesce(max(position), 0) from reminder_rule where programme_id = programme.id) + 1,
       'facilitator', 'before', 600, true, now()
  from programme
 where not exists (select 1 from reminder_rule where programme_id = programme.id and slug = 'leader_tomorrow');

-- Guests at a table: a minister, an observer. No figure reads these rows.
create table table_visitor (
  person_id    uuid primary key references vault.person_key on delete cascade,
  dialogue_id  uuid not null references dialogue on delete cascade,
  table_number int not null,
  role         text not null check (role in ('minister', 'alderman', 'member', 'observer', 'interpreter')),
  added_at     timestamptz not null
);
comment on column table_visitor.table_number is 'where the town takes this table away again: the last table';
create index table_visitor_by_dialogue on table_visitor (dialogue_id);
