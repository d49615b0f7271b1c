-- One message per person, rule and occasion: the unique key is what keeps a second mail from ever existing.
create table message (
  id            uuid primary key,
  person_id     uuid not null,
  rule          text not null,
  occasion      text not null,
  programme_id  uuid,
  subject_id    uuid not null,
  language      text not null default 'nl',
  state         text not null default 'queued'
                check (state in ('queued', 'sending', 'sent', 'retrying', 'uncertain', 'refused', 'skipped', 'missed')),
  due_at        timestamptz not null,
  send_before   timestamptz,
  attempts      int not null default 0,
  claimed_until timestamptz,
  claim_number  int not null default 0,
  message_id    text not null,
  sealed_text   bytea,
  reason        text not null default '',
  created_at    timestamptz not null,
  finished_at   timestamptz,
  unique (person_id, rule, occasion)
);
comment on column message.claim_number is 'rises with every claim, so that a sender that lost its lease can change nothing';
create index message_due on message (due_at) where state in ('queued', 'retrying', 'uncertain', 'sending');
create index message_by_programme on message (programme_id, created_at desc);
create index message_by_subject on message (subject_id);

create table message_event (
  message_id uuid not null references message on delete cascade,
  number     int not null,
  at         timestamptz not null,
  state      text not null,
  note       text not null default '',
  primary key (message_id, number)
);
