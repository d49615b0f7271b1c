-- A solver that aborts takes its process along: the attempt is written down before it begins, so that whoever comes after knows.
alter table matching_round add attempts int not null default 0;
comment on column matching_round.attempts is 'claims that have not ended yet: more than one when a worker died';

create index matching_round_due on matching_round (requested_at) where state in ('queued', 'running');
