-- A programme's own words for a letter. Every version stays; the newest counts; a version without words goes back to the standard ones.
create table letter_template (
  programme_id uuid not null references programme,
  rule         text not null,
  language     text not null check (language in ('nl', 'en')),
  number       int not null check (number > 0),
  letter       text not null,
  subject      text,
  markdown     text,
  saved_by     text not null,
  saved_at     timestamptz not null,
  primary key (programme_id, rule, language, number),
  check ((subject is null) = (markdown is null))
);
comment on column letter_template.rule is 'as in message.rule';
comment on column letter_template.letter is 'the kind of letter that the words were written for: its placeholders differ from those of others';

-- What somebody is still writing: it may hold faults, is nobody else''s, and never leaves.
create table letter_draft (
  programme_id uuid not null references programme,
  rule         text not null,
  language     text not null check (language in ('nl', 'en')),
  kept_by      text not null,
  based_on     int not null,
  subject      text not null,
  markdown     text not null,
  kept_at      timestamptz not null,
  primary key (programme_id, rule, language, kept_by)
);
comment on column letter_draft.based_on is 'the newest version when the draft was begun; 0 for the standard words';
