-- Lets all events come again that were recorded from "to" on, and few that were recorded just before. What the view has
-- not handled yet comes in any case. Whoever holds a lease of the view loses it; streams that are blocked by an event
-- recorded from "to" on are blocked no longer. Reads the log once, to find where that begins, unless it is all of it.
-- Raises ES004 for a view that does not exist.
create or replace function eventstore.rewind_view(view text, "to" timestamptz default '-infinity')
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    first_tx xid8 := '1';
begin
    perform eventstore.require_view(view);
    -- nobody handles anything from here on
    perform from eventstore.view_slots s where s.view = rewind_view.view order by s.slot for update;
    update eventstore.views v set start_at = least(v.start_at, rewind_view."to") where v.view = rewind_view.view;
    if "to" > '-infinity' then
        select coalesce(min(e.tx), pg_snapshot_xmax(eventstore.committed())) into first_tx
        from eventstore.events e where e.created_at >= rewind_view."to";
    end if;
    delete from eventstore.blocked_streams b
    where b.view = rewind_view.view
      and not exists (select from eventstore.events e
                      where e.decider = b.decider and e.decider_id = b.decider_id
                        and e.version = b.handled_version + 1 and e.tx < first_tx);
    update eventstore.view_slots s
    set seen = eventstore.snapshot_below(case when s.tx >= first_tx then coalesce(s.reading, s.seen) else s.seen end, first_tx),
        reading = case when s.tx < first_tx then s.reading end,
        tx = case when s.tx < first_tx then s.tx else '0' end,
        position = case when s.tx < first_tx then s.position else 0 end,
        fence = eventstore.next_fence(s.fence, false), lease_until = clock_timestamp(), owner = null,
        batch_tx = '0', batch_position = 0, attempts = 0, retry_at = '-infinity', last_error = null,
        blocked = (select count(*) from eventstore.blocked_streams b where b.view = s.view and b.slot = s.slot)
    where s.view = rewind_view.view;
    update eventstore.blocked_streams b
    set fence = 0, lease_until = '-infinity', owner = null where b.view = rewind_view.view;
end
$$;
