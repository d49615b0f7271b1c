-- Mails that a server refused for a reason which may be ours: the same for several of them, to several domains, stops all mail.
create table mail_refusal (
  message_id  uuid primary key references message (id) on delete cascade,
  -- By what the same refusal of another mail is known, such as 5.7.1; 'sender' where our sender is refused.
  refusal     text not null,
  -- The domain itself could name a person.
  domain_hash bytea not null,
  -- Whether the mail was accepted first and came back later.
  came_back   boolean not null,
  at          timestamptz not null,
  -- When the stop that it caused was lifted.
  lifted_at   timestamptz
);
create index mail_refusal_by_refusal on mail_refusal (refusal, at desc);
