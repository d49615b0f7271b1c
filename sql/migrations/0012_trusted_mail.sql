-- What happened to a dialogue after people were told of it.
alter table dialogue
  add moved_at     timestamptz,
  add moved_from   timestamptz,
  add cancelled_at timestamptz,
  add cancelled_because text not null default '',
  add results_at   timestamptz,
  add results_link text not null default '';
comment on column dialogue.moved_at is 'when its date, place or link last changed after people were told';
comment on column dialogue.moved_from is 'when it would have started before it was last moved';
comment on column dialogue.results_at is 'when its results were published; null before that';

-- Who takes part in some tracks hands in a paper before the dialogue.
alter table track add paper_days int check (paper_days > 0);
comment on column track.paper_days is 'the paper is due this many days before the start; null when nobody needs one';
alter table invitation add paper_at timestamptz;
comment on column invitation.paper_at is 'when the paper came in; null while it is missing';

-- Messages that one press of an organiser set off: they can be held up, let go and stopped together.
create table message_batch (
  id           uuid primary key,
  programme_id uuid not null references programme,
  name         text not null,
  state        text not null default 'running' check (state in ('running', 'paused', 'stopped')),
  counted      int not null check (counted >= 0),
  created_by   text not null,
  created_at   timestamptz not null,
  changed_at   timestamptz not null
);
comment on column message_batch.counted is 'how many messages the organiser saw and confirmed';
create index message_batch_by_programme on message_batch (programme_id, created_at desc);
alter table message
  add batch_id    uuid references message_batch,
  add urgent      boolean not null default false,
  add tried_since timestamptz;
comment on column message.tried_since is 'when a sender first took it up: five days later it is given up';
comment on column message.urgent is 'does not count for, and does not wait for, the most messages a person gets in a day';
create index message_by_batch on message (batch_id) where batch_id is not null;

-- Addresses that a receiving server refused for good, or that bounced: nothing is sent there until somebody lifts it.
create table suppression (
  address_hash bytea primary key,
  person_id    uuid not null,
  programme_id uuid references programme,
  reason       text not null,
  kind         text not null check (kind in ('refused', 'bounced', 'complaint', 'staff')),
  at           timestamptz not null
);
create index suppression_by_programme on suppression (programme_id, at desc);

-- When the next mail to a receiving domain may leave; the domain itself could name a person, so only its hash is kept.
create table domain_turn (
  domain_hash bytea primary key,
  free_at     timestamptz not null
);

-- Why all mail waits: a receiving server, or our own, said that it does not want mail from us at all.
create table mail_stop (
  id         uuid primary key,
  because    text not null,
  -- Whose refusal it was, so that a mail that is refused again when all others get through ends alone.
  message_id uuid not null,
  at         timestamptz not null,
  lifted_at  timestamptz,
  lifted_by  text not null default ''
);
create unique index mail_stop_once on mail_stop ((true)) where lifted_at is null;

-- A mail that comes back is found by its Message-ID.
create unique index message_by_message_id on message (message_id);

-- By which master key names are sealed here: a machine with another one must not begin to work.
create table master_key_mark (
  single boolean primary key default true check (single),
  mark bytea not null
);
