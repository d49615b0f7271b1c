-- A round that only those with a letter were drawn for is refilled by them alone.
alter table fair_draw add column only_by_letter boolean not null default false;
