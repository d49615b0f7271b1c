-- Who is asked in the first place: letters by lot, partners. The addresses that were not drawn never stand here.
create table letter_lottery (
  id           uuid primary key,
  programme_id uuid not null references programme,
  code         text not null unique,
  by_province  boolean not null,
  raised       boolean not null,
  addresses    int not null check (addresses > 0),
  letters      int not null check (letters between 1 and addresses),
  list_hash    text not null,
  seal         text not null,
  sealed_at    timestamptz not null,
  sealed_by    text not null,
  ends_at      timestamptz not null,
  number       int check (number between 0 and 999),
  drawn_at     timestamptz,
  erased_at    timestamptz,
  check ((number is null) = (drawn_at is null)),
  check (erased_at is null or drawn_at is not null)
);
comment on column letter_lottery.code is 'names the public page of the lottery; its seed follows from the master key and stands nowhere';
comment on column letter_lottery.raised is 'whether neighbourhoods of a low index got more letters';
comment on column letter_lottery.list_hash is 'SHA-256 of the address file as we read it: whoever has the file can hold it against this';
comment on column letter_lottery.ends_at is 'after this moment no code opens, and the addresses are erased';
create index letter_lottery_by_programme on letter_lottery (programme_id, sealed_at);

-- Addresses of one region and one group of neighbourhoods: each has the same chance of a letter.
create table letter_stratum (
  lottery_id    uuid not null references letter_lottery,
  number        int not null,
  region        text not null,
  neighbourhood text not null,
  addresses     int not null,
  letters       int not null check (letters between 1 and addresses),
  primary key (lottery_id, number)
);
comment on column letter_stratum.region is 'empty for the small groups that were joined';

-- A letter to an address, which stands in the vault under a key of its own until the lottery ends.
create table asked_letter (
  id         uuid primary key,
  lottery_id uuid not null,
  stratum    int not null,
  person_id  uuid not null unique,
  foreign key (lottery_id, stratum) references letter_stratum (lottery_id, number)
);
create index asked_letter_by_lottery on asked_letter (lottery_id, stratum);

-- The codes that were printed in it: of each only a keyed hash.
create table asked_code (
  code_hash  bytea primary key,
  letter_id  uuid not null references asked_letter on delete cascade,
  created_at timestamptz not null
);

create table partner (
  id           uuid primary key,
  programme_id uuid not null references programme,
  name         text not null,
  token_hash   bytea not null unique,
  seats        int not null check (seats between 0 and 20),
  begun        int not null default 0,
  added_at     timestamptz not null,
  ended_at     timestamptz
);
create unique index partner_once_by_name on partner (programme_id, lower(name)) where ended_at is null;
comment on column partner.token_hash is 'of its link, which follows from the master key and the id';
comment on column partner.seats is 'how many of its own it has in each exploratory dialogue';
comment on column partner.begun is 'how many began to sign up by its link; who opened it is not counted';

-- By which way somebody came; whoever came on his or her own has no row.
create table arrival (
  registration_id uuid primary key references registration on delete cascade,
  letter_id       uuid unique references asked_letter,
  partner_id      uuid references partner,
  check (num_nonnulls(letter_id, partner_id) = 1)
);
create index arrival_by_partner on arrival (partner_id) where partner_id is not null;
