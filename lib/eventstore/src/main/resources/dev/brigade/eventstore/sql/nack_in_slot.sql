-- nack_event under the fence of a slot.
create or replace function eventstore.nack_in_slot(view text, event_id uuid, fence bigint, ms bigint, error text)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    held eventstore.view_slots := eventstore.held_slot(view, event_id, fence);
begin
    perform eventstore.block_stream(held, e.decider, e.decider_id, e.version - 1, ms, error)
    from eventstore.events e where e.event_id = nack_in_slot.event_id;
    perform eventstore.advance_slot(held);
end
$$;
