-- How many committed events the view has not handled. Null for a view that does not exist: unknown, not zero.
create or replace function eventstore.view_lag(view text)
    returns bigint language sql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
    select sum(case when v.start_at = '-infinity' then everything.events else since_start.events end)::bigint
    from eventstore.views v
    join eventstore.view_slots s on s.view = v.view
    cross join lateral (values (s.seen, coalesce(s.reading, eventstore.committed()), s.tx, s.position),
                               (s.reading, eventstore.committed(), '0', 0))
        as w(seen, reading, tx, position)
    -- counted in the index alone, where the time of an event does not matter
    left join lateral (
        select count(*) as events from eventstore.window_events(s.slot, w.seen, w.reading, w.tx, w.position, null))
        as everything on v.start_at = '-infinity'
    left join lateral (
        select count(*) as events
        from eventstore.window_events(s.slot, w.seen, w.reading, w.tx, w.position, null, v.start_at))
        as since_start on v.start_at > '-infinity'
    where v.view = view_lag.view and w.seen is not null;
$$;
