-- What people were last told about a dialogue.
alter table dialogue add moved_sequence int;
comment on column dialogue.moved_sequence is 'calendar_sequence of the last change that people were told of; null when there was none';

-- Whose dialogue was cancelled did not decline anything: those people can be drawn again.
alter table invitation add ended_with_dialogue boolean not null default false;
comment on column invitation.ended_with_dialogue is 'cancelled because the dialogue was; the state before that shows in sent_at and answered_at';

-- Whoever has no e-mail address gets a letter: it waits until staff printed and posted it.
alter table message drop constraint message_state_check;
alter table message
  add constraint message_state_check
      check (state in ('queued', 'sending', 'sent', 'retrying', 'uncertain', 'refused', 'skipped', 'missed', 'letter')),
  add printed_at timestamptz;
comment on column message.printed_at is 'when the words of its letter were last made ready to be printed';
create index message_by_letter on message (programme_id, due_at) where state = 'letter';

alter table programme
  add letter_days int not null default 3 check (letter_days between 0 and 14),
  add telephone   text not null default '';
comment on column programme.letter_days is 'how many days longer than others somebody has to answer who is invited by letter';
comment on column programme.telephone is 'the number that letters name for those who would rather call; empty when there is none';

-- The short code of a letter. Only a keyed hash of it is kept; it opens nothing without what the person told about him- or herself.
create table letter_code (
  code_hash     bytea primary key,
  invitation_id uuid not null references invitation on delete cascade,
  created_at    timestamptz not null,
  expires_at    timestamptz not null check (expires_at > created_at),
  wrong_tries   int not null default 0
);
create index letter_code_by_invitation on letter_code (invitation_id);
