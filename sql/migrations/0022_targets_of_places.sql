-- Targets hold for a programme, a track, a type of dialogue, a province, a dialogue or a table; each takes from the wider what it lacks.
create table target_scope (
  id           uuid primary key,
  programme_id uuid not null references programme,
  track_id     uuid references track,
  type         text check (type in ('exploratory', 'theme', 'action', 'focus', 'design')),
  region       text,
  dialogue_id  uuid references dialogue,
  table_number int check (table_number > 0),
  unique nulls not distinct (programme_id, track_id, type, region, dialogue_id, table_number),
  check (num_nonnulls(type, region, dialogue_id) <= 1),
  check (track_id is not null or num_nonnulls(type, region, dialogue_id) = 0),
  check (dialogue_id is not null or table_number is null)
);
comment on column target_scope.region is 'a level of the attribute region: the dialogues that are for this province';

-- The scope of a whole track bears the id of the track, so that the targets of before keep theirs.
insert into target_scope (id, programme_id, track_id) select id, programme_id, id from track;
alter table target drop constraint target_track_id_fkey;
alter table target rename column track_id to scope_id;
alter table target rename constraint target_track_id_attribute_id_level_key to target_scope_id_attribute_id_level_key;
alter table target add foreign key (scope_id) references target_scope;

-- The least number of people of a group at every table; 0 lifts what is inherited.
create table table_minimum (
  scope_id     uuid not null references target_scope,
  attribute_id uuid not null,
  level        text not null,
  least        int not null check (least between 0 and 50),
  primary key (scope_id, attribute_id, level),
  foreign key (attribute_id, level) references level (attribute_id, slug)
);

create table target_change (
  id           uuid primary key,
  scope_id     uuid not null references target_scope,
  attribute_id uuid not null references attribute,
  level        text,
  shares       jsonb,
  least        int,
  reason       text not null,
  changed_by   text not null,
  changed_at   timestamptz not null
);
create index target_change_by_scope on target_change (scope_id, changed_at);
comment on column target_change.level is 'given for a minimum per table; null for the shares of the whole attribute';
comment on column target_change.shares is 'the new shares by level; without them and without least the place takes what it inherits';

alter table fair_draw add column targets jsonb;
comment on column fair_draw.targets is 'the targets as they stood when the draw was published: what is changed later is for later rounds';
