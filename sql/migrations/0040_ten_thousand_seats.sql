-- Who may be asked is free of every other programme: that looks up the address of each of thousands, and the draws that a person was in.
drop index registration_merged_by_address;
create index registration_by_address on registration (address_hash);
create index round_registration_by_person on matching_round_registration (registration_id);
-- A claim takes the first hundred of ten thousand that are due, in this order.
create index message_in_order on message (send_before, due_at, id) where state in ('queued', 'retrying', 'uncertain', 'sending');
