-- Gives the claimed batch back: what is not acknowledged yet comes again after that many milliseconds. It may
-- be any event of the batch. With an error this counts as a failed attempt; without, as merely given back. Raises ES005, and
-- changes nothing, when the caller does not hold the lease any more.
create or replace function eventstore.nack_event(
    view text, event_id uuid, fence bigint, ms bigint default 0, error text default null)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    update eventstore.view_slots s
    set attempts = s.attempts + (nack_event.error is not null)::int,
        last_error = coalesce(nack_event.error, s.last_error),
        retry_at = clock_timestamp() + make_interval(secs => nack_event.ms / 1000.0),
        owner = null, lease_until = clock_timestamp()
    from eventstore.events e
    where e.event_id = nack_event.event_id
      and s.view = nack_event.view and s.slot = e.slot
      and s.fence = nack_event.fence and s.lease_until > clock_timestamp();
    if not found then
        raise exception 'Fence % of view % does not hold event % any more', fence, view, event_id
            using errcode = 'ES005';
    end if;
end
$$;
