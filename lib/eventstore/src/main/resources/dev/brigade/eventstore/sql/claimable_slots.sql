-- The slots of which stream_events would get something now; null when a blocked stream's time has come, which it looks for
-- only where it looks everywhere.
create or replace function eventstore.claimable_slots(view text)
    returns smallint[] language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
declare
    now pg_snapshot := eventstore.committed();
begin
    perform eventstore.require_view(view);
    if exists (
        select from eventstore.blocked_streams b
        where b.view = claimable_slots.view and not b.parked
          and b.lease_until <= clock_timestamp() and b.retry_at <= clock_timestamp()
          and not eventstore.waits_for_its_slot(b)) then
        return null;
    end if;
    return array(
        select s.slot from generate_series(0, 63) as every(slot)
        cross join lateral eventstore.current_slot(claimable_slots.view, every.slot::smallint) s
        where s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp()
          and (exists (select from eventstore.window_events(
                           s.slot, s.seen, coalesce(s.reading, now), s.tx, s.position, 1))
               or s.reading is not null
                  and exists (select from eventstore.window_events(s.slot, s.reading, now, '0', 0, 1))));
end
$$;
