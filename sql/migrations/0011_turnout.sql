-- What a programme expects of its people before they answer, and who decides about a seat that fell empty.
alter table programme
  add column expected_acceptance numeric not null default 0.6 check (expected_acceptance > 0 and expected_acceptance < 1),
  add column expected_show_up    numeric not null default 0.85 check (expected_show_up > 0 and expected_show_up < 1),
  add column expectation_worth   numeric not null default 20 check (expectation_worth between 1 and 1000),
  add column replacement         text not null default 'by_itself' check (replacement in ('by_itself', 'after_press'));
comment on column programme.expectation_worth is 'how many answers of real people it takes to weigh as much as the expectation';
comment on column programme.replacement is 'whether empty seats are refilled by themselves or after a press of an organiser';

alter table seat
  add column ahead         boolean not null default false,
  add column left_empty_at timestamptz,
  add check (left_empty_at is null or registration_id is null);
comment on column seat.ahead is 'added beyond the composition when the round was confirmed, because not everyone comes';
comment on column seat.left_empty_at is 'when an organiser decided that nobody is asked for it';
