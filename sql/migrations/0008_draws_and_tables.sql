create table matching_round (
  id            uuid primary key,
  programme_id  uuid not null references programme,
  track_id      uuid not null references track,
  number        int not null,
  state         text not null default 'queued'
                check (state in ('queued', 'running', 'proposed', 'confirmed', 'failed', 'discarded')),
  seed          bigint not null,
  requested_by  text not null,
  requested_at  timestamptz not null,
  claimed_until timestamptz,
  progress      numeric not null default 0 check (progress between 0 and 1),
  stage         text not null default '',
  proposed_at   timestamptz,
  confirmed_at  timestamptz,
  failure       text not null default '',
  proof         jsonb,
  unique (track_id, number)
);

create table matching_round_dialogue (
  round_id    uuid not null references matching_round,
  dialogue_id uuid not null references dialogue,
  primary key (round_id, dialogue_id)
);

-- The frozen pool and what became of everyone in it.
create table matching_round_registration (
  round_id        uuid not null references matching_round,
  registration_id uuid not null references registration on delete cascade,
  chance          numeric not null default 0 check (chance between 0 and 1),
  outcome         text not null default 'pool' check (outcome in ('pool', 'seat', 'reserve', 'unplaced')),
  dialogue_id     uuid references dialogue,
  table_number    int,
  reserve_rank    int,
  reason          text not null default '',
  primary key (round_id, registration_id),
  check ((outcome = 'seat') = (dialogue_id is not null and table_number is not null))
);

-- A place at a table; empty when nobody holds it.
create table seat (
  id              uuid primary key,
  dialogue_id     uuid not null references dialogue,
  table_number    int not null,
  number          int not null,
  round_id        uuid not null references matching_round,
  registration_id uuid references registration,
  vacant_since    timestamptz,
  unique (dialogue_id, table_number, number),
  foreign key (dialogue_id, table_number) references dialogue_table (dialogue_id, number),
  check ((registration_id is null) = (vacant_since is not null))
);
create unique index seat_once_per_dialogue on seat (dialogue_id, registration_id);
create index seat_by_registration on seat (registration_id);
create index seat_vacant on seat (vacant_since) where registration_id is null;
