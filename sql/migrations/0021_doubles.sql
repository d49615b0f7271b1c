-- Two registrations that look like one person: an organiser made them one, or said that they are two people.
alter table registration add column merged_into uuid references registration;
create index registration_merged on registration (merged_into) where merged_into is not null;
create index registration_merged_by_address on registration (address_hash) where merged_into is not null;
comment on column registration.merged_into is 'the registration of the same person that stays';

create table two_people (
  first_id   uuid not null references registration on delete cascade,
  second_id  uuid not null references registration on delete cascade,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
