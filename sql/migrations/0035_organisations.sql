-- An organisation stands once in its track; its people stand under it, and it may send somebody else.
create table organisation (
  id                 uuid primary key,
  programme_id       uuid not null references programme,
  track_id           uuid not null references track,
  name               text not null,
  name_key           text not null,
  sector             text,
  size               text,
  contact_id         uuid references vault.person_key on delete set null,
  contact_checked_at timestamptz,
  created_at         timestamptz not null,
  unique (track_id, name_key)
);
comment on column organisation.contact_id is 'the person in the vault who gets the link; null when that person was erased';
comment on column organisation.contact_checked_at is 'since when an organiser vouches for the contact, who may replace each of its people';

alter table track add substitute_days int not null default 1 check (substitute_days between 0 and 60);
comment on column track.substitute_days is 'an organisation may send somebody else to the end of the day so many days before the start';

alter table registration
  add organisation_id uuid references organisation,
  add awaits_person boolean not null default false,
  add name_corrected_at timestamptz;
comment on column registration.awaits_person is 'the organisation holds the seat and the person who comes has yet to confirm';
comment on column registration.name_corrected_at is 'when a guest corrected the own name a little; a second time is for staff';
create index registration_by_organisation on registration (organisation_id);

insert into organisation (id, programme_id, track_id, name, name_key, sector, size, contact_id, created_at)
select distinct on (track_id, key)
       gen_random_uuid(), programme_id, track_id, organisation, key, levels ->> 'sector', levels ->> 'organisation_size',
       (select person_id from vault.person_key where person_id = registration.person_id), created_at
  from (select registration.*, demographic.levels,
               replace(lower(regexp_replace(btrim(organisation), '\s+', ' ', 'g')), 'ß', 'ss') as key
          from registration
          join track on track.id = registration.track_id and track.slug = 'civil_society'
          left join demographic on demographic.registration_id = registration.id
         where organisation is not null and state in ('unconfirmed', 'active')) registration
 order by track_id, key, created_at, number;
update registration
   set organisation_id = organisation.id
  from organisation
 where organisation.track_id = registration.track_id and registration.state in ('unconfirmed', 'active')
   and organisation.name_key = replace(lower(regexp_replace(btrim(registration.organisation), '\s+', ' ', 'g')), 'ß', 'ss');

-- Each time an organisation sends somebody else; nobody's name stands here.
create table substitution (
  id              uuid primary key,
  registration_id uuid not null references registration,
  organisation_id uuid references organisation on delete set null,
  left_person_id  uuid,
  person_id       uuid not null,
  had_accepted    boolean not null,
  state           text not null default 'asked' check (state in ('asked', 'confirmed', 'declined', 'expired')),
  asked_at        timestamptz not null,
  answer_by       timestamptz not null,
  ended_at        timestamptz
);
comment on column substitution.left_person_id is 'who had the seat; null when nobody had confirmed since the one before';
create unique index substitution_open on substitution (registration_id) where state = 'asked';
create index substitution_by_registration on substitution (registration_id, asked_at);

-- A guest who asks for another name on the roster waits for staff; the name is sealed under the guest's own key.
create table name_request (
  id              uuid primary key,
  registration_id uuid not null references registration on delete cascade,
  person_id       uuid not null references vault.person_key on delete cascade,
  sealed_name     bytea not null,
  asked_at        timestamptz not null
);
create unique index name_request_once on name_request (registration_id);

alter table capability drop constraint capability_purpose_check;
alter table capability add constraint capability_purpose_check check (purpose in
  ('confirm_registration', 'own_registration', 'invitation', 'organisation', 'substitute'));
