-- Whether the next event of a blocked stream lies in a batch of its slot that is leased: it is not passed, so the stream
-- cannot be claimed, and it must not be unblocked.
create or replace function eventstore.waits_for_its_slot(stream eventstore.blocked_streams)
    returns boolean language sql stable as $$
    select exists (
        select from eventstore.view_slots s
        cross join lateral (
            select e.tx, e.position from eventstore.events e
            where e.decider = stream.decider and e.decider_id = stream.decider_id
              and e.version > stream.handled_version
              and e.created_at >= (select v.start_at from eventstore.views v where v.view = stream.view)
            order by e.version limit 1) as next
        where s.view = stream.view and s.slot = stream.slot and s.lease_until > clock_timestamp()
          and eventstore.is_in_batch(s, next.tx, next.position));
$$;
