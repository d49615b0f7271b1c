-- Who sat at a dialogue of another programme is left in peace for so many days; 0 asks everyone.
alter table programme add column pause_days int not null default 0 check (pause_days between 0 and 3650);
