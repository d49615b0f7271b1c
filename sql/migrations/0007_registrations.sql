create table registration (
  id              uuid primary key,
  number          bigint generated always as identity unique,
  programme_id    uuid not null references programme,
  track_id        uuid not null references track,
  person_id       uuid not null unique,
  external_id     text,
  address_hash    bytea,
  household       bytea,
  state           text not null default 'unconfirmed' check (state in ('unconfirmed', 'active', 'withdrawn', 'erased')),
  language        text not null default 'nl',
  availability    text[] not null default '{}',
  formats         text[] not null default '{}',
  travels         boolean not null default false,
  themes          text[] not null default '{}',
  role            text,
  organisation    text,
  consent_wording text not null,
  consented_at    timestamptz not null,
  created_at      timestamptz not null,
  confirmed_at    timestamptz,
  ended_at        timestamptz,
  check (availability <@ array['weekday_morning', 'weekday_afternoon', 'weekday_evening', 'weekend']),
  check (formats <@ array['online', 'hall'])
);
comment on column registration.household is 'keyed hash of postcode and house number, or of a household named in an import';
comment on column registration.travels is 'comes to a hall outside the own province';
create unique index registration_once_by_address on registration (programme_id, address_hash) where state in ('unconfirmed', 'active');
create unique index registration_once_by_external_id on registration (programme_id, external_id);
create index registration_by_track on registration (track_id, state);

-- Attributes without names; levels as {"age_group":"25-39", …}.
create table demographic (
  registration_id uuid primary key references registration on delete cascade,
  birth_year      int,
  postcode4       text check (postcode4 ~ '^[1-9][0-9]{3}$'),
  levels          jsonb not null
);

-- Special-category data stands apart, each with its own consent.
create table special_demographic (
  registration_id uuid not null references registration on delete cascade,
  attribute_id    uuid not null references attribute,
  level           text not null,
  consented_at    timestamptz not null,
  primary key (registration_id, attribute_id)
);
