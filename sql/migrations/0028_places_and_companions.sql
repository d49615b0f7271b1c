-- At the tables of a track no level of such an attribute comes twice while another is missing: no department twice.
alter table track_attribute add column spread boolean not null default false;

-- The role that everyone of a track has, so that nobody is asked for it.
alter table track add column role text;

-- Who sits with whom at the tables of a track, who must not, and who has a table of his or her own.
create table neighbour_rule (
  id           uuid primary key,
  track_id     uuid not null references track,
  kind         text not null check (kind in ('together', 'apart', 'pin')),
  dialogue_id  uuid,
  table_number int,
  reason       text not null,
  made_at      timestamptz not null,
  foreign key (dialogue_id, table_number) references dialogue_table (dialogue_id, number) on delete cascade,
  check ((kind = 'pin') = (dialogue_id is not null)),
  check ((kind = 'pin') = (table_number is not null))
);
create index neighbour_rule_by_track on neighbour_rule (track_id);

create table neighbour (
  rule_id         uuid not null references neighbour_rule on delete cascade,
  registration_id uuid not null references registration,
  primary key (rule_id, registration_id)
);

-- Somebody comes along: a name, if it was given, stands in the vault with that of the person.
alter table registration add column companion text check (companion in ('companion', 'interpreter', 'carer'));
comment on column registration.companion is 'takes a chair beside the person and counts in nothing else';
