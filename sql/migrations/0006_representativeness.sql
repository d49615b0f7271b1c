-- What a track, or one dialogue of it, should look like. A raised share says why.
create table target (
  id             uuid primary key,
  track_id       uuid not null references track,
  attribute_id   uuid not null,
  level          text not null,
  share          numeric not null check (share between 0 and 1),
  population     numeric check (population between 0 and 1),
  reason         text not null default '',
  source         text not null,
  reference_date date,
  foreign key (attribute_id, level) references level (attribute_id, slug),
  unique (track_id, attribute_id, level)
);
comment on column target.population is 'the share among the population of the invited ages, where a source gives it';
