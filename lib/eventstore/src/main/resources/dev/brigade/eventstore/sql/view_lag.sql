-- How many committed events the view has not handled, with those that wait in blocked streams. Null for a view that does
-- not exist: unknown, not zero.
create or replace function eventstore.view_lag(view text)
    returns bigint language sql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
    select sum(coalesce(everything.events, of_others.events))::bigint
           + coalesce((select sum(b.waiting) from eventstore.blocked_streams(view_lag.view) b), 0)::bigint
    from eventstore.views v
    cross join generate_series(0, 63) as every(slot)
    cross join lateral eventstore.current_slot(v.view, every.slot::smallint) s
    cross join lateral (values (s.seen, coalesce(s.reading, eventstore.committed()), s.tx, s.position),
                               (s.reading, eventstore.committed(), '0', 0))
        as w(seen, reading, tx, position)
    -- counted in the index alone, where neither the time of an event nor its stream matters
    left join lateral (
        select count(*) as events from eventstore.window_events(s.slot, w.seen, w.reading, w.tx, w.position, null))
        as everything on v.start_at = '-infinity' and s.blocked = 0
    left join lateral (
        select count(*) as events
        from eventstore.window_events(s.slot, w.seen, w.reading, w.tx, w.position, null, v.start_at, s.view))
        as of_others on v.start_at > '-infinity' or s.blocked > 0
    where v.view = view_lag.view and w.seen is not null;
$$;
