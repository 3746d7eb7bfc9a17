-- The streams that a view cannot go on with at present, those blocked for longest first. "waiting" is how many of their
-- events are not handled.
create or replace function eventstore.blocked_streams(view text)
    returns table (decider text, decider_id text, handled_version bigint, waiting bigint, attempts int,
                   last_error text, retry_at timestamptz, parked boolean, reason text, blocked_at timestamptz)
    language sql stable as $$
    select b.decider, b.decider_id, b.handled_version,
           (select count(*) from eventstore.events e
            where e.decider = b.decider and e.decider_id = b.decider_id and e.version > b.handled_version
              and e.created_at >= v.start_at),
           b.attempts, b.last_error, b.retry_at, b.parked, b.reason, b.blocked_at
    from eventstore.blocked_streams b
    join eventstore.views v on v.view = b.view
    where b.view = blocked_streams.view
    order by b.blocked_at, b.decider, b.decider_id;
$$;
