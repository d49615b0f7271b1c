-- A dialogue of a town may be for the people of that town first, and then for those of its province.
alter table dialogue add column town_first boolean not null default false;
alter table dialogue add check (not town_first or municipality_code is not null);
comment on column dialogue.town_first is 'whoever lives in its municipality is drawn first, then whoever lives in the province';

alter table target_scope add column municipality text check (municipality ~ '^GM[0-9]{4}$');
comment on column target_scope.municipality is 'the dialogues that are for the people of this municipality first';
alter table target_scope drop constraint target_scope_programme_id_track_id_type_region_dialogue_id__key;
alter table target_scope add constraint target_scope_place
  unique nulls not distinct (programme_id, track_id, type, region, municipality, dialogue_id, table_number);
alter table target_scope drop constraint target_scope_check;
alter table target_scope drop constraint target_scope_check1;
alter table target_scope add check (num_nonnulls(type, region, municipality, dialogue_id) <= 1);
alter table target_scope add check (track_id is not null or num_nonnulls(type, region, municipality, dialogue_id) = 0);
