-- Papers that people hand in before their dialogue, and what the organiser gives everyone to read.
create table paper (
  id            uuid primary key,
  dialogue_id   uuid not null references dialogue on delete cascade,
  invitation_id uuid unique references invitation on delete cascade,
  person_id     uuid references vault.person_key on delete cascade,
  kind          text not null check (kind in ('pdf', 'docx', 'odt', 'txt')),
  bytes         bigint not null check (bytes > 0),
  sealed_title  bytea not null,
  named         boolean not null,
  late          boolean not null,
  received_at   timestamptz not null,
  check ((invitation_id is null) = (person_id is null))
);
comment on column paper.invitation_id is 'whose seat it belongs to; null for an inspiration paper of the organiser';
comment on column paper.person_id is 'under whose key it is sealed: it goes with the key';
comment on column paper.named is 'whether the author lets the others read his or her name';
create index paper_by_dialogue on paper (dialogue_id);
create index paper_by_person on paper (person_id);

-- The paper itself, in parts that are sealed one by one, so that nobody holds it whole in memory.
create table paper_part (
  paper_id uuid not null references paper on delete cascade,
  number   int not null,
  sealed   bytea not null,
  primary key (paper_id, number)
);
-- What is sealed cannot be made smaller.
alter table paper_part alter column sealed set storage external;

comment on column invitation.paper_at is 'when the paper came in, here or another way; null while it is missing';
alter table invitation add paper_until timestamptz;
comment on column invitation.paper_until is 'a later last moment for this paper, as an organiser gave it';
alter table dialogue add papers_closed_at timestamptz;
comment on column dialogue.papers_closed_at is 'since when no late paper is taken any more';

alter table reminder_rule drop constraint reminder_rule_trigger_check;
alter table reminder_rule
  add constraint reminder_rule_trigger_check check (trigger in
    ('invited', 'unanswered', 'accepted', 'before_start', 'after_end', 'paper_missing', 'reading_pack', 'cancelled', 'moved',
     'results_published'));
insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, position, audience, side,
                           since)
select gen_random_uuid(), programme.id, mail.slug, mail.name_nl, mail.name_en, 'reading_pack', 10080, 2880,
       (select coalesce(max(position), 0) from reminder_rule where programme_id = programme.id) + mail.place, mail.audience, 'before', now()
  from programme,
       (values ('reading_pack', 'Leesmap', 'Reading pack', 'accepted', 1),
               ('reading_pack_team', 'Leesmap gespreksleiders', 'Reading pack facilitators', 'facilitator', 2))
         as mail (slug, name_nl, name_en, audience, place)
 where exists (select 1 from track where track.programme_id = programme.id and paper_days is not null);
