-- The numbers of all slots.
create or replace function eventstore.all_slots()
    returns smallint[] language sql immutable
return (select array_agg(slot::smallint) from generate_series(0, 63) as slot);
