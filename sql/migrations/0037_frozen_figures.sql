-- Figures as everyone may see them, frozen at a press and before people go. They hold no special category and no cell under 10.
create table publication (
  id           uuid primary key,
  programme_id uuid not null references programme,
  number       int not null check (number > 0),
  published_at timestamptz not null,
  published_by text not null,
  unique (programme_id, number)
);

create table published_figure (
  publication_id uuid not null references publication on delete cascade,
  track_id       uuid not null references track,
  stage          text not null,
  attribute      text not null,
  level          text not null,
  people         int check (people >= 10 and people % 5 = 0),
  primary key (publication_id, track_id, stage, attribute, level)
);
comment on column published_figure.level is 'a level of the attribute; empty for everyone who answered';
comment on column published_figure.people is 'rounded to 5; null where so few that the figure would tell about persons';

-- How the groups of a programme answered and came: what the next one starts from, also when nobody of this one is known any more.
create table learned_turnout (
  programme_id uuid not null references programme,
  attribute    text not null,
  level        text not null,
  accepted     int not null check (accepted % 5 = 0),
  refused      int not null check (refused % 5 = 0),
  came         int not null check (came % 5 = 0),
  stayed_away  int not null check (stayed_away % 5 = 0),
  learned_at   timestamptz not null,
  primary key (programme_id, attribute, level)
);
comment on column learned_turnout.level is 'empty, as the attribute, for everyone';

-- What an organiser says that the programme costs.
create table programme_cost (
  id           uuid primary key,
  programme_id uuid not null references programme,
  what         text not null check (what <> ''),
  cents        bigint not null check (cents > 0),
  added_at     timestamptz not null,
  removed_at   timestamptz
);
create index programme_cost_by_programme on programme_cost (programme_id);
