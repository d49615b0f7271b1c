-- Everything staff do; each entry carries the hash of the one before it.
create table audit_entry (
  number        bigint primary key,
  at            timestamptz not null,
  actor         text not null,
  action        text not null,
  subject       text not null,
  detail        text not null default '',
  previous_hash bytea not null,
  hash          bytea not null
);
create index audit_entry_by_subject on audit_entry (subject, number);

create table staff (
  id                uuid primary key,
  person_id         uuid not null unique,
  role              text not null check (role in ('organiser', 'municipality', 'facilitator', 'viewer')),
  municipality_code text,
  language          text not null default 'nl',
  active            boolean not null default true,
  created_at        timestamptz not null,
  check ((role = 'municipality') = (municipality_code is not null))
);

-- The code itself is kept nowhere: it follows from the id by a key outside the database.
create table sign_in_code (
  id           uuid primary key,
  staff_id     uuid not null references staff on delete cascade,
  browser_hash bytea not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  attempts     int not null default 0,
  used_at      timestamptz
);
create index sign_in_code_by_staff on sign_in_code (staff_id, created_at);
