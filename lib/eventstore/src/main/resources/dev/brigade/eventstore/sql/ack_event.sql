-- Marks an event of the claimed batch, and all before it in the batch, as handled, but for streams of which an event was
-- refused by nack_event. When nothing is left of the batch this ends the lease.
-- Raises ES005, and changes nothing, when the caller does not hold the lease any more, or the event is not in the batch
-- or was acknowledged before. The fence is what stream_events gave.
create or replace function eventstore.ack_event(view text, event_id uuid, fence bigint)
    returns void language plpgsql as $$
begin
    perform eventstore.ack_events(view, array[event_id], array[fence]);
end
$$;
