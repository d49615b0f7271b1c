-- Of one person's messages that go in turn one leaves at a time. Until now the name of the rule told which those are.
alter table message add column in_turn boolean not null default false;
update message set in_turn = true where rule like 'reminder\_%' and not urgent;
