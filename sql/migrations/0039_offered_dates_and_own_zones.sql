-- A town offers several dates; until one is chosen the dialogue is not planned, so no round, mail or sign-up sees it.
alter table dialogue drop constraint dialogue_state_check;
alter table dialogue
  add constraint dialogue_state_check check (state in ('planned', 'cancelled', 'offered')),
  add column date_chosen_at timestamptz;
comment on column dialogue.date_chosen_at is 'when one of several offered dates was chosen; null where only one was offered';
create table offered_date (
  dialogue_id uuid not null references dialogue on delete cascade,
  starts_at   timestamptz not null,
  primary key (dialogue_id, starts_at)
);
alter table programme add column town_picks_date boolean not null default false;
comment on column programme.town_picks_date is 'whether a town chooses among the dates that it offered, besides the organiser';

-- Whoever joins online from abroad reads times on the own clock as well.
alter table registration add column time_zone text;
comment on column registration.time_zone is 'an IANA name; null for the clock of the dialogue';
