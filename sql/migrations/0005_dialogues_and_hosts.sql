create table host (
  id                uuid primary key,
  programme_id      uuid not null references programme,
  municipality_code text not null,
  person_id         uuid not null unique,
  address_hash      bytea,
  job_title         text not null,
  external_id       text,
  created_at        timestamptz not null
);
create unique index host_once_by_external_id on host (programme_id, external_id);
create unique index host_once_by_address on host (programme_id, address_hash);
create index host_by_municipality on host (municipality_code);

create table dialogue (
  id                uuid primary key,
  number            bigint generated always as identity unique,
  programme_id      uuid not null references programme,
  track_id          uuid not null references track,
  external_id       text,
  type              text not null check (type in ('exploratory', 'theme', 'action', 'focus', 'design')),
  theme             text not null,
  title             text not null,
  host_id           uuid references host,
  municipality_code text,
  format            text not null check (format in ('online', 'hall', 'hybrid')),
  venue             text not null default '',
  link              text not null default '',
  region            text,
  starts_at         timestamptz not null,
  minutes           int not null check (minutes between 15 and 720),
  time_zone         text not null,
  size_min          int not null check (size_min > 0),
  size_max          int not null,
  table_count       int not null default 1 check (table_count > 0),
  language          text not null default 'nl',
  state             text not null default 'planned' check (state in ('planned', 'cancelled')),
  calendar_sequence int not null default 0,
  created_at        timestamptz not null,
  check (size_min <= size_max),
  check (table_count <= size_max),
  check (format = 'online' or venue <> ''),
  check (format = 'hall' or link <> '')
);
comment on column dialogue.region is 'province that a local dialogue is for; null when everyone is welcome';
create index dialogue_by_track on dialogue (track_id, starts_at);
create unique index dialogue_once_by_external_id on dialogue (programme_id, external_id);

create table dialogue_table (
  dialogue_id    uuid not null references dialogue,
  number         int not null check (number > 0),
  facilitator_id uuid references staff,
  primary key (dialogue_id, number)
);
create index dialogue_table_by_facilitator on dialogue_table (facilitator_id);

-- The least number of people with a role at every table of a dialogue.
create table role_quota (
  dialogue_id uuid not null references dialogue,
  role        text not null,
  least       int not null check (least > 0),
  primary key (dialogue_id, role)
);
