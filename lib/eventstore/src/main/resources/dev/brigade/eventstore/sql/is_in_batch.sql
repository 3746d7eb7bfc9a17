-- Whether an event lies in the slot's claimed batch, behind the cursor: the consumer has it in hands, if it was delivered,
-- and acknowledging the batch moves the cursor beyond it. Whether the lease is over is another question.
create or replace function eventstore.is_in_batch(slot eventstore.view_slots, tx xid8, "position" bigint)
    returns boolean language sql stable as $$
    select (tx, "position") > (slot.tx, slot."position")
       and (tx, "position") <= (slot.batch_tx, slot.batch_position)
       and not pg_visible_in_snapshot(tx, slot.seen)
       and slot.reading is not null and pg_visible_in_snapshot(tx, slot.reading);
$$;
