-- Leases the next events of a blocked stream of a locked slot; null when it is not its time, or when it waits for nothing,
-- and then it is blocked no longer.
create or replace function eventstore.claim_stream(
    held eventstore.view_slots, decider text, decider_id text, "limit" int, lease interval, consumer text)
    returns eventstore.blocked_streams language plpgsql as $$
#variable_conflict use_column
declare
    stream eventstore.blocked_streams;
    since timestamptz := (select v.start_at from eventstore.views v where v.view = held.view);
begin
    select b.* into stream from eventstore.blocked_streams b
    where b.view = held.view and b.decider = claim_stream.decider and b.decider_id = claim_stream.decider_id
      and not b.parked and b.lease_until <= clock_timestamp() and b.retry_at <= clock_timestamp();
    if not found then
        return null;
    end if;
    select max(e.version) into stream.batch_version
    from (select e.version, e.tx, e.position from eventstore.events e
          where e.decider = stream.decider and e.decider_id = stream.decider_id
            and e.version > stream.handled_version and e.created_at >= since
          order by e.version limit claim_stream."limit") as e
    where eventstore.is_passed(held, e.tx, e.position);
    if stream.batch_version is null then
        perform eventstore.unblock_stream(held, stream);
        return null;
    end if;
    update eventstore.blocked_streams b
    set fence = eventstore.next_fence(b.fence, true), owner = claim_stream.consumer,
        lease_until = clock_timestamp() + lease, batch_version = stream.batch_version
    where b.view = stream.view and b.decider = stream.decider and b.decider_id = stream.decider_id
    returning b.* into stream;
    return stream;
end
$$;
