-- Lets a lease last that long from now. Raises ES005, and changes nothing, when the caller does not hold it any more.
create or replace function eventstore.extend_lease(
    view text, slot smallint, fence bigint, lock_seconds double precision)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    update eventstore.view_slots s
    set lease_until = clock_timestamp() + make_interval(secs => extend_lease.lock_seconds)
    where s.view = extend_lease.view and s.slot = extend_lease.slot
      and s.fence = extend_lease.fence and s.lease_until > clock_timestamp();
    if not found then
        raise exception 'Fence % of view % does not hold slot % any more', fence, view, slot using errcode = 'ES005';
    end if;
end
$$;
