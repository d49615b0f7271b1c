-- Reserves hear at once that they are one: the rule that a new programme begins with, for programmes that tell them nothing yet.
insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active, position,
                           audience, side, since)
select gen_random_uuid(), programme.id, 'reserve', 'Reserve', 'Reserve', 'invited', 0, 3 * 1440, true,
       (select coalesce(max(position), 0) + 1 from reminder_rule where programme_id = programme.id), 'reserve', 'after', now()
  from programme
 where not exists (select 1 from reminder_rule where programme_id = programme.id and (slug = 'reserve' or audience = 'reserve'));
