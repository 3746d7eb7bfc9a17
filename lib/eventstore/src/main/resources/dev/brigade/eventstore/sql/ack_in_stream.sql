-- ack_event under the fence of a blocked stream.
create or replace function eventstore.ack_in_stream(view text, event_id uuid, fence bigint)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    claim record;
    stream eventstore.blocked_streams;
begin
    select h.* into claim from eventstore.held_stream(view, event_id, fence) h;
    stream := claim.stream;
    update eventstore.blocked_streams b
    set handled_version = e.version, attempts = 0, last_error = null, retry_at = '-infinity',
        owner = case when e.version <> b.batch_version then b.owner end,
        lease_until = case when e.version = b.batch_version then clock_timestamp() else b.lease_until end
    from eventstore.events e
    where e.event_id = ack_in_stream.event_id
      and b.view = stream.view and b.decider = stream.decider and b.decider_id = stream.decider_id
    returning b.* into stream;
    if stream.handled_version = stream.batch_version and not stream.parked then
        perform eventstore.unblock_stream(claim.held, stream);
    end if;
end
$$;
