-- A partner is one kind of channel: a name with a link by which people come, with or without a list, an end and seats of its own.
alter table partner rename to channel;
alter table channel add column track_id uuid references track, add column ends_at timestamptz;
comment on column channel.track_id is 'by invitation: whoever opens the link signs up for this track; null for any open one';
comment on column channel.seats is 'how many of its own it has in each exploratory dialogue; 0 for a panel or a network';
comment on column channel.ends_at is 'after this moment the link opens nothing, and the addresses of its list are erased';
drop index partner_once_by_name;
create unique index channel_once_by_name on channel (programme_id, lower(name)) where ended_at is null and track_id is null;
create unique index channel_once_by_track on channel (track_id) where ended_at is null;

alter table arrival rename column partner_id to channel_id;
alter index arrival_by_partner rename to arrival_by_channel;

-- Somebody of a list who was asked by mail; name and address stand in the vault under a key of his or her own until the channel ends.
create table asked_person (
  id           uuid primary key,
  programme_id uuid not null references programme,
  channel_id   uuid not null references channel,
  person_id    uuid not null unique,
  address_hash bytea not null,
  token_hash   bytea not null unique,
  asked_at     timestamptz not null,
  opted_out_at timestamptz,
  unique (programme_id, address_hash)
);
comment on column asked_person.address_hash is 'keyed, and kept: nobody is asked twice, by whichever list';
comment on column asked_person.token_hash is 'of the links in the mail, which follow from the master key and the id';
create index asked_person_by_channel on asked_person (channel_id);

-- Who never wants to be asked again, by any programme: of each address only a keyed hash.
create table opt_out (
  address_hash bytea primary key,
  at           timestamptz not null
);

-- Who takes part in a draw, and who refills its seats: by which ways they came. Null for everyone.
alter table fair_draw add column ways text[];
comment on column fair_draw.ways is 'own, letter, or the id of a channel';
update fair_draw set ways = '{letter}' where only_by_letter;
alter table fair_draw drop column only_by_letter;
