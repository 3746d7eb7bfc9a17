-- Whether the slot's cursor is beyond an event, so that no batch of the slot will hold it.
create or replace function eventstore.is_passed(slot eventstore.view_slots, tx xid8, "position" bigint)
    returns boolean language sql stable as $$
    select pg_visible_in_snapshot(tx, slot.seen)
        or slot.reading is not null and pg_visible_in_snapshot(tx, slot.reading)
           and (tx, "position") <= (slot.tx, slot."position");
$$;
