-- Ends the leases of schedule_events that none of its requests has, as after a crash, which forgets requests. Those that
-- were lost otherwise were deleted by collect_pushed: they end here too.
create or replace function eventstore.release_orphans(view text) returns void language sql as $$
    update eventstore.view_slots s set owner = null, lease_until = clock_timestamp()
    where s.view = release_orphans.view and s.owner = 'schedule_events' and s.lease_until > clock_timestamp()
      and not exists (select from eventstore.http_requests r
                      where r.view = s.view and r.slot = s.slot and r.fence = s.fence);
    update eventstore.blocked_streams b set owner = null, lease_until = clock_timestamp()
    where b.view = release_orphans.view and b.owner = 'schedule_events' and b.lease_until > clock_timestamp()
      and not exists (select from eventstore.http_requests r
                      where r.view = b.view and r.slot = b.slot and r.fence = b.fence);
$$;
