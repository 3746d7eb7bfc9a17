-- ack_event under the fence of a slot of which streams are blocked.
create or replace function eventstore.ack_in_slot(view text, event_id uuid, fence bigint)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    held eventstore.view_slots := eventstore.held_slot(view, event_id, fence);
begin
    update eventstore.view_slots s
    set tx = e.tx, position = e.position, attempts = 0, retry_at = '-infinity', last_error = null
    from eventstore.events e
    where e.event_id = ack_in_slot.event_id and s.view = held.view and s.slot = held.slot
    returning s.* into held;
    -- what was parked while the batch had it in hands is handled all the same
    update eventstore.blocked_streams b
    set handled_version = greatest(b.handled_version, eventstore.passed_version(held, b.decider, b.decider_id))
    where b.view = held.view and b.slot = held.slot and b.fence = held.fence;
    perform eventstore.advance_slot(held);
end
$$;
