-- Which machines work, and when each last did what. Every worker writes its one row every quarter of a minute, and no more often.
create table worker (
  id         uuid primary key,
  machine    text not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  sweeps     jsonb not null default '[]'
);
comment on column worker.sweeps is 'per sweep its last turn, and the kind of the last error';

-- How many were refused since yesterday is asked every few seconds.
create index message_refused on message (finished_at) where state = 'refused';
