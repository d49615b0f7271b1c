-- What people are asked after their dialogue. A programme without a row asks nothing.
create table evaluation (
  programme_id uuid primary key references programme,
  anonymous    boolean not null default true,
  days_open    int not null default 21 check (days_open between 1 and 30),
  tracks_off   uuid[] not null default '{}',
  published_at timestamptz
);
comment on column evaluation.tracks_off is 'the tracks whose people are asked nothing';
comment on column evaluation.published_at is 'since when everyone reads the results; null for nobody';

create table evaluation_question (
  id           uuid primary key,
  root_id      uuid not null,
  programme_id uuid not null references programme,
  position     int not null,
  kind         text not null check (kind in ('scale', 'yes_no', 'choice', 'open')),
  words_nl     text not null,
  words_en     text not null,
  choices_nl   text[] not null default '{}',
  choices_en   text[] not null default '{}',
  ended_at     timestamptz
);
comment on table evaluation_question is 'never changed but for its place: other words are another row, and old answers stay with the old ones';
comment on column evaluation_question.root_id is 'the same for all wordings of one question';
create unique index evaluation_question_once on evaluation_question (root_id) where ended_at is null;
create index evaluation_question_by_programme on evaluation_question (programme_id, position);

-- Who handed in the form, and nothing else: neither what nor when.
create table evaluation_mark (
  invitation_id uuid primary key references invitation on delete cascade,
  named         boolean not null
);

-- An answer to one question. Of an anonymous form nothing ties two answers together; with every form that comes in, the pile of its
-- dialogue is written anew in the order of its random ids, so that neither place nor transaction of a row tells when it came.
create table evaluation_answer (
  id          uuid primary key default gen_random_uuid(),
  question_id uuid not null references evaluation_question,
  dialogue_id uuid not null references dialogue on delete cascade,
  person_id   uuid references vault.person_key on delete cascade,
  value       int,
  words       text,
  review      text not null default 'waiting' check (review in ('waiting', 'shown', 'hidden')),
  shown_words text,
  check (num_nonnulls(value, words) = 1)
);
comment on column evaluation_answer.person_id is 'of a form that was not anonymous: it goes with the key; null for an anonymous one';
comment on column evaluation_answer.shown_words is 'what others read, where an organiser shortened it';
create index evaluation_answer_by_question on evaluation_answer (question_id);
create index evaluation_answer_by_dialogue on evaluation_answer (dialogue_id);
create index evaluation_answer_by_person on evaluation_answer (person_id);

alter table reminder_rule drop constraint reminder_rule_audience_check;
alter table reminder_rule
  add constraint reminder_rule_audience_check check (audience in
    ('invited', 'accepted', 'reserve', 'host', 'facilitator', 'without_paper', 'not_drawn', 'without_evaluation'));
insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active, position, audience,
                           side, local_minutes, since)
select gen_random_uuid(), programme.id, 'evaluation', 'Evaluatie', 'Evaluation', 'after_end', 4 * 1440, 3 * 1440, true,
       (select coalesce(max(position), 0) + 1 from reminder_rule where programme_id = programme.id), 'without_evaluation',
       'after', 600, now()
  from programme
 where not exists (select 1 from reminder_rule where programme_id = programme.id and slug = 'evaluation');
