-- The slot of which a claim has that event in hands, locked until the end of the transaction. Raises what
-- refuse_settling does.
create or replace function eventstore.held_slot(view text, event_id uuid, fence bigint)
    returns eventstore.view_slots language plpgsql as $$
#variable_conflict use_column
declare
    event record;
    held eventstore.view_slots;
begin
    select e.slot, e.tx, e.position into event from eventstore.events e where e.event_id = held_slot.event_id;
    select s.* into held from eventstore.view_slots s
    where s.view = held_slot.view and s.slot = event.slot
    for update;
    if held.fence = fence and held.lease_until > clock_timestamp()
       and eventstore.is_in_batch(held, event.tx, event.position) then
        return held;
    end if;
    perform eventstore.refuse_settling(view, event_id, fence);
end
$$;
