-- How far a view is: everything up to "position" is handled, and of what is not, the oldest event was recorded at
-- "oldest_at"; null when nothing is left to handle. What waits in blocked streams is not handled. No row for a view that does
-- not exist. It looks at every event that is left, so it takes longer than view_lag where that is much.
create or replace function eventstore.view_frontier(view text)
    returns table ("position" bigint, oldest_at timestamptz) language sql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
    with unhandled as (
        select e.position, e.created_at
        from eventstore.views v
        cross join generate_series(0, 63) as every(slot)
        cross join lateral eventstore.current_slot(v.view, every.slot::smallint) s
        cross join lateral (values (s.seen, coalesce(s.reading, eventstore.committed()), s.tx, s.position),
                                   (s.reading, eventstore.committed(), '0', 0))
            as w(seen, reading, tx, position)
        cross join lateral eventstore.window_events(
            s.slot, w.seen, w.reading, w.tx, w.position, null, nullif(v.start_at, '-infinity'), s.view) as e
        where v.view = view_frontier.view and w.seen is not null
        union all
        select e.position, e.created_at
        from eventstore.blocked_streams b
        join eventstore.views v on v.view = b.view
        join eventstore.events e on e.decider = b.decider and e.decider_id = b.decider_id
                                and e.version > b.handled_version and e.created_at >= v.start_at
        where b.view = view_frontier.view),
    oldest as (
        select min(u.position) as position, min(u.created_at) as created_at from unhandled u)
    select coalesce(o.position - 1, (
               select coalesce(max(last.position), 0)
               from generate_series(0, 63) as every(slot)
               cross join lateral (
                   select e.position from eventstore.events e
                   where e.slot = every.slot order by e.tx desc, e.position desc limit 1) as last)),
           o.created_at
    from oldest o
    where exists (select from eventstore.views v where v.view = view_frontier.view);
$$;
