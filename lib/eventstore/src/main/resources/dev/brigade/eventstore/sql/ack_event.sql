-- Marks an event of the claimed batch, and all before it in the batch, as handled, but for streams of which an event was
-- refused by nack_event. When nothing is left of the batch this ends the lease.
-- Raises ES005, and changes nothing, when the caller does not hold the lease any more, or the event is not in the batch
-- or was acknowledged before. The fence is what stream_events gave.
create or replace function eventstore.ack_event(view text, event_id uuid, fence bigint)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    if fence & 1 = 1 then
        perform eventstore.ack_in_stream(view, event_id, fence);
        return;
    end if;
    update eventstore.view_slots s
    set attempts = 0, retry_at = '-infinity', last_error = null,
        owner = case when e.position <> s.batch_position then s.owner end,
        lease_until = case when e.position = s.batch_position then clock_timestamp() else s.lease_until end,
        -- with the last event of a window all of it is seen
        seen = case when e.position = s.batch_position and s.batch_is_last then s.reading else s.seen end,
        reading = case when e.position = s.batch_position and s.batch_is_last then null else s.reading end,
        tx = case when e.position = s.batch_position and s.batch_is_last then '0' else e.tx end,
        position = case when e.position = s.batch_position and s.batch_is_last then 0 else e.position end
    from eventstore.events e
    where e.event_id = ack_event.event_id
      and s.view = ack_event.view and s.slot = e.slot and s.blocked = 0
      and s.fence = ack_event.fence and s.lease_until > clock_timestamp()
      and (e.tx, e.position) > (s.tx, s.position)
      and (e.tx, e.position) <= (s.batch_tx, s.batch_position)
      and not pg_visible_in_snapshot(e.tx, s.seen) and pg_visible_in_snapshot(e.tx, s.reading);
    if not found then
        perform eventstore.ack_in_slot(view, event_id, fence);
    end if;
end
$$;
