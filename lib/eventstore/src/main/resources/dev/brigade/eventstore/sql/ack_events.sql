-- The same for each event of as many batches, each under its fence; for none of them where it raises ES005. "limit" tells the
-- planner to expect few of them, whose slots it then looks up by the whole key.
create or replace function eventstore.ack_events(view text, event_ids uuid[], fences bigint[])
    returns void language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    done uuid[];
    other record;
begin
    with acked as (
        update eventstore.view_slots s
        set attempts = 0, retry_at = '-infinity', last_error = null,
            owner = case when e.position <> s.batch_position then s.owner end,
            lease_until = case when e.position = s.batch_position then clock_timestamp() else s.lease_until end,
            -- with the last event of a window all of it is seen
            seen = case when e.position = s.batch_position and s.batch_is_last then s.reading else s.seen end,
            reading = case when e.position = s.batch_position and s.batch_is_last then null else s.reading end,
            tx = case when e.position = s.batch_position and s.batch_is_last then '0' else e.tx end,
            position = case when e.position = s.batch_position and s.batch_is_last then 0 else e.position end
        from (select * from unnest(ack_events.event_ids, ack_events.fences) limit cardinality(event_ids))
            as a(event_id, fence)
        join eventstore.events e on e.event_id = a.event_id
        cross join lateral eventstore.current_slot(ack_events.view, e.slot) as newest
        where s.view = newest.view and s.slot = newest.slot and s.generation = newest.generation and s.blocked = 0
          and s.fence = a.fence and s.lease_until > clock_timestamp()
          and (e.tx, e.position) > (s.tx, s.position)
          and (e.tx, e.position) <= (s.batch_tx, s.batch_position)
          and not pg_visible_in_snapshot(e.tx, s.seen) and pg_visible_in_snapshot(e.tx, s.reading)
        returning e.event_id)
    select coalesce(array_agg(acked.event_id), '{}') into done from acked;
    if cardinality(done) = cardinality(event_ids) then
        return;
    end if;
    for other in
        select a.event_id, a.fence from unnest(ack_events.event_ids, ack_events.fences) as a(event_id, fence)
        where a.event_id <> all (done)
    loop
        if other.fence & 1 = 1 then
            perform eventstore.ack_in_stream(view, other.event_id, other.fence);
        else
            perform eventstore.ack_in_slot(view, other.event_id, other.fence);
        end if;
    end loop;
end
$$;
