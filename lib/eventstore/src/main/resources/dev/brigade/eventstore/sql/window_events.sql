-- The events of a slot that are visible in snapshot "reading" and not in "seen", behind (tx, position): at most "limit"
-- of the transactions that ran when "seen" was taken, then at most "limit" of those that began later. All of the first
-- come before all of the second in the order (tx, position), which the caller has to ask for. None was recorded before
-- "since", and none is of a stream that is blocked in "view"; but those stay that the claim with "fence" has in its hands.
create or replace function eventstore.window_events(
    slot smallint, seen pg_snapshot, reading pg_snapshot, tx xid8, "position" bigint, "limit" int,
    since timestamptz default null, view text default null, fence bigint default null)
    returns setof eventstore.events language sql stable as $$
    (select e.* from eventstore.events e
     where e.slot = window_events.slot
       and e.tx = any (array(select pg_snapshot_xip(window_events.seen)))
       and pg_visible_in_snapshot(e.tx, window_events.reading)
       and (e.tx, e.position) > (window_events.tx, window_events."position")
       and (window_events.since is null or e.created_at >= window_events.since)
       and (window_events.view is null or not exists (
           select from eventstore.blocked_streams b
           where b.view = window_events.view and b.decider = e.decider and b.decider_id = e.decider_id
             and b.fence is distinct from window_events.fence))
     order by e.tx, e.position limit window_events."limit")
    union all
    (select e.* from eventstore.events e
     where e.slot = window_events.slot
       -- one lower bound, since of two an index scan would start at either
       and (e.tx, e.position) > (
           greatest(window_events.tx, pg_snapshot_xmax(window_events.seen)),
           case when window_events.tx >= pg_snapshot_xmax(window_events.seen) then window_events."position" else 0 end)
       and e.tx < pg_snapshot_xmax(window_events.reading)
       and pg_visible_in_snapshot(e.tx, window_events.reading)
       and (window_events.since is null or e.created_at >= window_events.since)
       and (window_events.view is null or not exists (
           select from eventstore.blocked_streams b
           where b.view = window_events.view and b.decider = e.decider and b.decider_id = e.decider_id
             and b.fence is distinct from window_events.fence))
     order by e.tx, e.position limit window_events."limit");
$$;
