create table programme (
  id                     uuid primary key,
  slug                   text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  name                   text not null,
  purpose                text not null,
  minimum_age            int not null check (minimum_age between 12 and 99),
  time_zone              text not null default 'Europe/Amsterdam',
  contact_address        text not null,
  answer_days            int not null default 5 check (answer_days between 1 and 60),
  cut_off_hours          int not null default 24 check (cut_off_hours >= 0),
  reserve_share          numeric not null default 0.5 check (reserve_share between 0 and 5),
  same_household         text not null default 'one_per_table' check (same_household in ('one_per_table', 'one_per_programme')),
  registration_closes_at timestamptz,
  created_at             timestamptz not null
);

create table track (
  id           uuid primary key,
  programme_id uuid not null references programme,
  slug         text not null check (slug ~ '^[a-z_]{1,40}$'),
  name_nl      text not null,
  name_en      text not null,
  position     int not null,
  open         boolean not null default true,
  unique (programme_id, slug)
);

create table attribute (
  id           uuid primary key,
  programme_id uuid not null references programme,
  slug         text not null check (slug ~ '^[a-z_]{1,40}$'),
  name_nl      text not null,
  name_en      text not null,
  question_nl  text not null,
  question_en  text not null,
  hint_nl      text not null default '',
  hint_en      text not null default '',
  derivation   text not null check (derivation in ('birth_year', 'postcode', 'choice')),
  special      boolean not null default false,
  position     int not null,
  unique (programme_id, slug)
);
comment on column attribute.special is 'special-category data: optional, own consent, stored apart, never balanced on a roster';

create table level (
  attribute_id uuid not null references attribute,
  slug         text not null,
  label_nl     text not null,
  label_en     text not null,
  age_from     int,
  age_to       int,
  position     int not null,
  primary key (attribute_id, slug)
);

-- Which attributes a track asks for, and how heavily its tables balance them.
create table track_attribute (
  track_id     uuid not null references track,
  attribute_id uuid not null references attribute,
  weight       numeric not null default 1 check (weight >= 0),
  primary key (track_id, attribute_id)
);

create table reminder_rule (
  id             uuid primary key,
  programme_id   uuid not null references programme,
  slug           text not null check (slug ~ '^[a-z_]{1,40}$'),
  name_nl        text not null,
  name_en        text not null,
  trigger        text not null check (trigger in ('unanswered', 'before_start', 'after_end')),
  offset_minutes int not null check (offset_minutes >= 0),
  margin_minutes int not null check (margin_minutes > 0),
  active         boolean not null default true,
  position       int not null,
  unique (programme_id, slug)
);
comment on column reminder_rule.margin_minutes is 'a reminder that could not leave within this many minutes of its moment is missed, never late';
