-- How many committed events the view has not handled. Null for a view that does not exist: unknown, not zero.
create or replace function eventstore.view_lag(view text)
    returns bigint language sql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
    select sum(behind.events)::bigint
    from eventstore.views v
    join eventstore.view_slots s on s.view = v.view
    cross join lateral (select eventstore.committed() as now) as at
    cross join lateral (
        select count(*) as events
        from (select e.created_at
              from eventstore.window_events(s.slot, s.seen, coalesce(s.reading, at.now), s.tx, s.position, null) e
              union all
              select e.created_at
              from eventstore.window_events(s.slot, s.reading, at.now, '0', 0, null) e
              where s.reading is not null) as e
        where e.created_at >= v.start_at) as behind
    where v.view = view_lag.view;
$$;
