create table invitation (
  id              uuid primary key,
  programme_id    uuid not null references programme,
  registration_id uuid not null references registration,
  seat_id         uuid not null references seat,
  dialogue_id     uuid not null references dialogue,
  state           text not null default 'planned'
                  check (state in ('planned', 'sent', 'accepted', 'declined', 'expired', 'cancelled', 'attended', 'no_show')),
  answer_by       timestamptz not null,
  replaces_id     uuid unique references invitation,
  reason          jsonb not null,
  created_at      timestamptz not null,
  sent_at         timestamptz,
  answered_at     timestamptz,
  unique (registration_id, dialogue_id)
);
comment on column invitation.replaces_id is 'the invitation whose seat this one refills; one refill per seat that fell empty';
comment on column invitation.reason is 'why this person was invited, as facts that are put into words where they are shown';
create index invitation_by_dialogue on invitation (dialogue_id, state);
create index invitation_by_seat on invitation (seat_id);
create index invitation_open on invitation (answer_by) where state in ('planned', 'sent');

create table invitation_event (
  invitation_id uuid not null references invitation on delete cascade,
  number        int not null,
  at            timestamptz not null,
  state         text not null,
  note          text not null default '',
  primary key (invitation_id, number)
);

-- Why an empty seat could not be refilled when it was last looked at; gone once somebody takes it.
create table replacement_search (
  seat_id    uuid primary key references seat on delete cascade,
  at         timestamptz not null,
  unsuitable jsonb not null
);
comment on column replacement_search.unsuitable is 'how many reserves were kept from it by what, such as {"part_of_week":12,"household":1}';
