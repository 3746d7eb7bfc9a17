-- Marks an event of the claimed batch, and all before it in the batch, as handled. For the last one this ends the lease.
-- Raises ES005, and changes nothing, when the caller does not hold the lease any more, or the event is not in the batch
-- or was acknowledged before. The fence is what stream_events gave.
create or replace function eventstore.ack_event(view text, event_id uuid, fence bigint)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    update eventstore.view_slots s
    set tx = e.tx, position = e.position, attempts = 0, retry_at = '-infinity', last_error = null,
        owner = case when e.position <> s.batch_position then s.owner end,
        lease_until = case when e.position = s.batch_position then clock_timestamp() else s.lease_until end
    from eventstore.events e
    where e.event_id = ack_event.event_id
      and s.view = ack_event.view and s.slot = e.slot
      and s.fence = ack_event.fence and s.lease_until > clock_timestamp()
      and (e.tx, e.position) > (s.tx, s.position)
      and (e.tx, e.position) <= (s.batch_tx, s.batch_position)
      and not pg_visible_in_snapshot(e.tx, s.seen);
    if not found then
        raise exception 'Fence % of view % does not hold event % any more', fence, view, event_id
            using errcode = 'ES005';
    end if;
end
$$;
