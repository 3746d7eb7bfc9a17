-- Lets the lease of a claimed batch, of which event_id is any event, last that long from now. False, and nothing is
-- changed, when the caller does not hold it any more. Raises ES007 for a time that is not positive.
create or replace function eventstore.extend_lease(
    view text, event_id uuid, fence bigint, lock_seconds double precision)
    returns boolean language plpgsql as $$
#variable_conflict use_column
declare
    event record;
begin
    if lock_seconds <= 0 then
        raise exception 'The lease is % s, not more than 0', lock_seconds using errcode = 'ES007';
    end if;
    select e.slot, e.decider, e.decider_id into event
    from eventstore.events e where e.event_id = extend_lease.event_id;
    if fence & 1 = 1 then
        perform from eventstore.view_slots s
        where s.view = extend_lease.view and s.slot = event.slot for update;
        update eventstore.blocked_streams b
        set lease_until = clock_timestamp() + make_interval(secs => lock_seconds)
        where b.view = extend_lease.view and b.decider = event.decider and b.decider_id = event.decider_id
          and b.fence = extend_lease.fence and b.lease_until > clock_timestamp();
    else
        update eventstore.view_slots s
        set lease_until = clock_timestamp() + make_interval(secs => lock_seconds)
        where s.view = extend_lease.view and s.slot = event.slot
          and s.fence = extend_lease.fence and s.lease_until > clock_timestamp();
    end if;
    return found;
end
$$;
