-- What was said at a table: its facilitator writes it, an organiser looks at it and publishes it.
create table table_report (
  id           uuid primary key,
  dialogue_id  uuid not null references dialogue,
  table_number int not null check (table_number > 0),
  version      int not null default 0,
  changed_at   timestamptz not null,
  changed_by   text not null default '',
  handed_in_at timestamptz,
  published_at timestamptz check (published_at is null or handed_in_at is not null),
  unique (dialogue_id, table_number)
);
comment on column table_report.version is 'rises with every saving: who writes from an older one is shown first what another wrote meanwhile';

create table report_item (
  id             uuid primary key,
  report_id      uuid not null references table_report,
  kind           text not null check (kind in ('said', 'wish', 'quote', 'agreement')),
  position       int not null,
  theme          text not null default '',
  words          text not null,
  role           text not null default '',
  due_on         date,
  hidden_at      timestamptz,
  hidden_because text not null default '',
  state          text not null default 'open' check (state in ('open', 'done', 'dropped')),
  state_because  text not null default '',
  state_at       timestamptz,
  owner_id       uuid
);
comment on column report_item.role is 'who said it, or who does it: a role, never a name';
comment on column report_item.owner_id is 'the person of the vault whose address staff noted to ask how an agreement goes; null when there is none';
create index report_item_by_report on report_item (report_id, position);

-- What was done with what people said.
create table follow_up (
  id           uuid primary key,
  programme_id uuid not null references programme,
  title        text not null,
  words        text not null,
  link         text not null default '',
  happened_on  date not null,
  told_at      timestamptz not null,
  withdrawn_at timestamptz
);
create index follow_up_by_programme on follow_up (programme_id, happened_on desc);

create table follow_up_dialogue (
  follow_up_id uuid not null references follow_up,
  dialogue_id  uuid not null references dialogue,
  primary key (follow_up_id, dialogue_id)
);
create index follow_up_by_dialogue on follow_up_dialogue (dialogue_id);

-- Who pressed once to hear no more of what came of a dialogue.
create table news_stop (
  person_id uuid primary key,
  at        timestamptz not null
);
