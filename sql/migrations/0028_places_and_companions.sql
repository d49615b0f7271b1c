-- At the tables of a track no level of such an attribute comes twice while another is missing: no department twice.
alter table track_attribute add column spread boolean not null default false;

-- The role that everyone of a track has, so that nobody is asked for it.
alter table track add column role text;
