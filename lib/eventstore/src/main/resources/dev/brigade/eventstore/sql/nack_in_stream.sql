-- nack_event under the fence of a blocked stream.
create or replace function eventstore.nack_in_stream(view text, event_id uuid, fence bigint, ms bigint, error text)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    stream eventstore.blocked_streams;
begin
    select (h.stream).* into stream from eventstore.held_stream(view, event_id, fence) h;
    update eventstore.blocked_streams b
    set handled_version = e.version - 1,
        attempts = case when e.version - 1 = b.handled_version then b.attempts else 0 end + (error is not null)::int,
        last_error = coalesce(error, b.last_error),
        retry_at = clock_timestamp() + make_interval(secs => ms / 1000.0), owner = null, lease_until = clock_timestamp()
    from eventstore.events e
    where e.event_id = nack_in_stream.event_id
      and b.view = stream.view and b.decider = stream.decider and b.decider_id = stream.decider_id;
end
$$;
