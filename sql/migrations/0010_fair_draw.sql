-- A round with dice waits, published, until they are thrown.
alter table matching_round drop constraint matching_round_state_check;
alter table matching_round add constraint matching_round_state_check
  check (state in ('queued', 'running', 'published', 'proposed', 'confirmed', 'failed', 'discarded'));

-- How the number of the panel comes about, and what is published of the draw. Names stand nowhere in it: people are numbers of the pool.
create table fair_draw (
  round_id          uuid primary key references matching_round,
  code              text not null unique,
  number_from       text not null check (number_from in ('seed', 'dice')),
  fairness          text not null check (fairness in ('leximin', 'maximin', 'minimax')),
  slack             numeric not null check (slack between 0 and 1),
  changes           jsonb not null default '[]',
  clash             jsonb,
  published_at      timestamptz,
  report            text,
  panels            text,
  findings          jsonb,
  number            int check (number between 0 and 999),
  number_entered_at timestamptz,
  number_entered_by text,
  check ((published_at is null) = (report is null) and (report is null) = (panels is null) and (report is null) = (findings is null)),
  check (number is null or published_at is not null),
  check ((number is null) = (number_entered_at is null) and (number is null) = (number_entered_by is null))
);
comment on column fair_draw.code is 'names the public page of the draw; the receipt key is derived from the master key and stands nowhere';
comment on column fair_draw.changes is 'limits that an organiser changed so that the targets can be met';
comment on column fair_draw.clash is 'why no panel keeps every rule, and the least change that would do';
comment on column fair_draw.findings is 'for organisers only: who has no chance and why, what each target costs, which letter stands for which dialogues';

-- The number by which the published files name someone; it follows from the secret receipt key and tells nothing.
alter table matching_round_registration add column pool_number int;
create unique index pool_number_once on matching_round_registration (round_id, pool_number);

insert into fair_draw (round_id, code, number_from, fairness, slack)
select id, replace(gen_random_uuid()::text, '-', ''), 'seed', 'leximin', 0.1
  from matching_round
 where state in ('queued', 'running');
