-- A dialogue may be talked in several rounds, between which people change tables.
alter table dialogue add column talk_rounds int not null default 1 check (talk_rounds between 1 and 5);
alter table dialogue add column mixing_asked_at timestamptz;
comment on column dialogue.talk_rounds is 'in the first everyone sits at the table of the own seat';
comment on column dialogue.mixing_asked_at is 'when an organiser asked for the tables of the later rounds before their time, or anew';

-- Where the holder of a seat sits in a later round. It is the seat''s, so that who takes it over takes these tables over.
create table sitting (
  seat_id      uuid not null references seat on delete cascade,
  round        int not null check (round between 2 and 5),
  table_number int not null check (table_number > 0),
  primary key (seat_id, round)
);
