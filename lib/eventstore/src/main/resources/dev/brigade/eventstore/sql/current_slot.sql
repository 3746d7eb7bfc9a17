-- The row of a slot, by its newest generation: see view_slots.sql. For queries that are asked all the time; for others the
-- slot alone will do.
create or replace function eventstore.current_slot(view text, slot smallint)
    returns setof eventstore.view_slots language sql stable rows 1 as $$
    select s.* from eventstore.view_slots s
    where s.view = current_slot.view and s.slot = current_slot.slot
    order by s.generation desc limit 1;
$$;
