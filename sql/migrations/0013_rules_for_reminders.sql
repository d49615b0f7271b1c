-- Reminder rules as rich as organisers ask for: more moments, more people, a time of day, and how often.
alter table reminder_rule drop constraint reminder_rule_trigger_check;
alter table reminder_rule
  add constraint reminder_rule_trigger_check check (trigger in
    ('invited', 'unanswered', 'accepted', 'before_start', 'after_end', 'paper_missing', 'cancelled', 'moved', 'results_published')),
  add audience      text not null default 'accepted'
                    check (audience in ('invited', 'accepted', 'reserve', 'host', 'facilitator', 'without_paper')),
  add side          text not null default 'after' check (side in ('before', 'after')),
  add local_minutes int check (local_minutes between 0 and 1439 and local_minutes not between 120 and 179),
  add urgent        boolean not null default false,
  add repeat_days   int check (repeat_days between 1 and 60),
  add max_times     int not null default 1 check (max_times between 1 and 10),
  add since         timestamptz,
  add removed_at    timestamptz,
  add check (local_minutes is null or offset_minutes % 1440 = 0),
  add check ((repeat_days is null) = (max_times = 1));
comment on column reminder_rule.side is 'whether it speaks before or after the moment that its trigger names';
comment on column reminder_rule.local_minutes is 'minutes since local midnight at which it speaks, on the day that is offset_minutes away; null: exactly offset_minutes away';
comment on column reminder_rule.urgent is 'does not wait for the morning, and does not count for the most reminders of a day';
comment on column reminder_rule.since is 'when it was last switched on: moments before this are passed over';
comment on column reminder_rule.removed_at is 'kept after it was removed, so that its messages keep their name';

update reminder_rule set audience = 'invited' where trigger = 'unanswered';
update reminder_rule set side = 'before' where trigger = 'before_start';
-- The last hour before the start never waited for anything.
update reminder_rule set urgent = true where trigger = 'before_start' and offset_minutes < 1440;

-- When a programme leaves people in peace. All times are minutes since local midnight.
alter table programme
  add quiet_from      int not null default 1260 check (quiet_from between 0 and 1439),
  add quiet_until     int not null default 480 check (quiet_until between 0 and 1439),
  add quiet_morning   int not null default 540 check (quiet_morning between 0 and 1439 and quiet_morning not between 120 and 179),
  add reminders_a_day int not null default 1 check (reminders_a_day between 1 and 20);
comment on column programme.quiet_morning is 'when a reminder leaves that would have left in the quiet hours';
comment on column programme.reminders_a_day is 'most reminders that a person gets in a day; urgent ones do not count';
