-- Names and addresses live here and nowhere else, each person's under a key of their own.
-- Deleting the key makes every copy of that person's data unreadable, backups included.
create schema vault;

create table vault.person_key (
  person_id   uuid primary key,
  wrapped_key bytea not null,
  created_at  timestamptz not null
);

create table vault.contact (
  person_id    uuid primary key references vault.person_key on delete cascade,
  sealed       bytea not null,
  address_hash bytea,
  changed_at   timestamptz not null
);
create index contact_by_address on vault.contact (address_hash);

-- A link that lets its holder do one thing until a date. Only a hash of it is kept.
create table capability (
  token_hash bytea primary key,
  purpose    text not null check (purpose in ('confirm_registration', 'own_registration', 'invitation')),
  subject_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);
create index capability_by_subject on capability (purpose, subject_id);

create table data_protection_key (
  friendly_name text primary key,
  sealed_xml    bytea not null
);
