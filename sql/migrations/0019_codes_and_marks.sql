-- Why a message stands as it does was an English sentence; now it is a code. What is not known here was said by a server and stays.
create temporary table reason_code (sentence text primary key, code text not null) on commit drop;

insert into reason_code (sentence, code) values
  ('no e-mail address: letter', 'no_address'),
  ('the address refused mail before: letter or telephone', 'address_suppressed'),
  ('the address refused mail before', 'address_suppressed'),
  ('the person was erased', 'person_erased'),
  ('the batch was stopped', 'batch_stopped'),
  ('it was sent already', 'sent_already'),
  ('its moment passed before it could leave', 'left_too_late'),
  ('its moment has passed', 'moment_passed'),
  ('it would come too late', 'comes_too_late'),
  ('too many reminders on that day', 'too_many_that_day'),
  ('its moment was before this began', 'before_it_began'),
  ('its moment was before the rule was switched on', 'before_the_rule'),
  ('the rule was removed', 'rule_removed'),
  ('the rule is switched off', 'rule_switched_off'),
  ('no paper is asked', 'no_paper_asked'),
  ('the paper is in', 'paper_in'),
  ('the dialogue is gone', 'dialogue_gone'),
  ('the dialogue does not take place', 'dialogue_cancelled'),
  ('the dialogue has started', 'dialogue_started'),
  ('the dialogue was moved', 'dialogue_moved'),
  ('the dialogue was moved again', 'dialogue_moved_again'),
  ('the dialogue takes place', 'dialogue_takes_place'),
  ('the dialogue takes place after all', 'dialogue_takes_place'),
  ('the invitation is gone', 'invitation_gone'),
  ('the time to answer is over', 'answer_time_over'),
  ('the registration was withdrawn or erased', 'registration_gone'),
  ('the registration is confirmed already', 'registration_confirmed'),
  ('the registration is not confirmed', 'registration_is_unconfirmed'),
  ('the code was used or is too old', 'code_used'),
  ('nobody here writes this rule', 'no_writer'),
  ('writing it failed', 'writing_failed'),
  ('the sender stopped before the answer came', 'sender_stopped'),
  ('reported as unwanted by the receiver', 'reported_as_unwanted'),
  ('made ready to be printed', 'made_ready'),
  ('printed and posted', 'posted'),
  ('told by telephone', 'told_by_phone'),
  ('kept in the local mailbox, not sent', 'kept_here'),
  ('a header holds a line break', 'header_broken'),
  ('the receiver''s address is not one', 'receiver_no_address'),
  ('the sender''s address is not one', 'sender_no_address'),
  ('the address has letters that this server does not take (RFC 6531)', 'address_letters'),
  ('no answer came after the body', 'no_answer_after_body');

create function pg_temp.code_of(said text) returns text language sql as $$
  select coalesce(
    (select code from reason_code where sentence = said),
    case
      when said ~ '^the (invitation|registration) is [a-z_]+$' then regexp_replace(said, '^the (\w+) is (\w+)$', '\1_is_\2')
      when said ~ '^attempt \d+$' then regexp_replace(said, '^attempt ', 'attempt: ')
      when said like 'again, by %' then regexp_replace(said, '^again, by ', 'again: ')
      when said like 'no connection: %' then regexp_replace(said, '^no connection: ', 'no_connection: ')
      when said ~ '^none of \d+ connections came free' then 'no_connection_free'
      when said like 'the mailbox cannot be written: %' then regexp_replace(said, '^[^:]+: ', 'mailbox_not_written: ')
      when said like 'the mail cannot be written for this server: %' then regexp_replace(said, '^[^:]+: ', 'mail_not_written: ')
      when said like 'no encryption is offered: %' then regexp_replace(said, '^.* --smtp ', 'no_encryption: ')
      else said
    end)
$$;

create function pg_temp.whole_code_of(said text) returns text language sql as $$
  select case
    when said like 'tried for five days; at last: %' then 'tried_long: ' || pg_temp.code_of(substr(said, length('tried for five days; at last: ') + 1))
    when said like 'came back: %' then 'came_back: ' || substr(said, length('came back: ') + 1)
    else pg_temp.code_of(said)
  end
$$;

update message set reason = pg_temp.whole_code_of(reason) where reason <> '' and reason <> pg_temp.whole_code_of(reason);
update message_event set note = pg_temp.whole_code_of(note) where note <> '' and note <> pg_temp.whole_code_of(note);
update suppression set reason = pg_temp.whole_code_of(reason) where reason <> pg_temp.whole_code_of(reason);
update mail_stop set because = pg_temp.whole_code_of(because) where because <> pg_temp.whole_code_of(because);

-- What stands in a mail only was known by its sentence; now its line says so itself.
create function pg_temp.marked(words text) returns text language sql as $$
  select regexp_replace(words,
    ' ?\n?((De afspraak voor uw agenda zit bij deze mail|De nieuwe afspraak voor uw agenda zit bij deze mail'
    '|Bij deze mail zit een bericht dat de afspraak uit uw agenda haalt|The entry for your calendar comes with this mail'
    '|The new entry for your calendar is with this mail|A note with this mail takes the entry out of your calendar)\.) ?\n?',
    E'\n{{mail_only}} \\1\n', 'g')
$$;

create function pg_temp.with_note(words text, rule text) returns text language sql as $$
  select case rule
    when 'dialogue_cancelled' then regexp_replace(words, '\{\{\s*calendar\s*\}\} ?\n?', E'{{calendar}}\n{{mail_only}} {{calendar_note}}\n', 'g')
    else words
  end
$$;

update letter_template set markdown = pg_temp.with_note(pg_temp.marked(markdown), rule) where markdown is not null;
update letter_draft set markdown = pg_temp.with_note(pg_temp.marked(markdown), rule);
