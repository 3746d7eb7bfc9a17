-- Gives all back that is left of the claimed batch, of which event_id is any event; it comes again, as it was, after that
-- many milliseconds, and blocks no stream: for when not the events are to blame. With an error this counts
-- as a failed attempt of the batch; without, as merely given back. Raises ES005, and changes nothing, when the
-- caller does not hold the lease any more; ES007 for negative milliseconds.
create or replace function eventstore.release_batch(
    view text, event_id uuid, fence bigint, ms bigint default 0, error text default null)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    event record;
begin
    if ms < 0 then
        raise exception 'The delay is % ms, less than 0', ms using errcode = 'ES007';
    end if;
    select e.slot, e.decider, e.decider_id into event
    from eventstore.events e where e.event_id = release_batch.event_id;
    if fence & 1 = 1 then
        perform from eventstore.view_slots s
        where s.view = release_batch.view and s.slot = event.slot for update;
        update eventstore.blocked_streams b
        set attempts = b.attempts + (error is not null)::int, last_error = coalesce(error, b.last_error),
            retry_at = clock_timestamp() + make_interval(secs => ms / 1000.0),
            owner = null, lease_until = clock_timestamp()
        where b.view = release_batch.view and b.decider = event.decider and b.decider_id = event.decider_id
          and b.fence = release_batch.fence and b.lease_until > clock_timestamp();
    else
        update eventstore.view_slots s
        set attempts = s.attempts + (error is not null)::int, last_error = coalesce(error, s.last_error),
            retry_at = clock_timestamp() + make_interval(secs => ms / 1000.0),
            owner = null, lease_until = clock_timestamp()
        where s.view = release_batch.view and s.slot = event.slot
          and s.fence = release_batch.fence and s.lease_until > clock_timestamp();
    end if;
    if not found then
        perform eventstore.refuse_settling(view, event_id, fence);
    end if;
end
$$;
