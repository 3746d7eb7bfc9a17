-- Gives a stream that waits for nothing back to its slot. It has to stay blocked
-- - while its next event is passed, since only its own claims deliver that;
-- - while its next event lies in a batch of the slot that is leased: the batch may have been claimed without it, and
--   acknowledging the batch moves the cursor beyond it;
-- - while its last handled event is not passed: it was handled in a batch that was lost, and would be delivered again.
create or replace function eventstore.unblock_stream(held eventstore.view_slots, stream eventstore.blocked_streams)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    next record;
begin
    if stream.handled_version > eventstore.passed_version(held, stream.decider, stream.decider_id) then
        return;
    end if;
    select e.tx, e.position into next from eventstore.events e
    where e.decider = stream.decider and e.decider_id = stream.decider_id and e.version > stream.handled_version
      and e.created_at >= (select v.start_at from eventstore.views v where v.view = held.view)
    order by e.version limit 1;
    if found and (eventstore.is_passed(held, next.tx, next.position)
                  or held.lease_until > clock_timestamp()
                     and eventstore.is_in_batch(held, next.tx, next.position)) then
        return;
    end if;
    delete from eventstore.blocked_streams b
    where b.view = stream.view and b.decider = stream.decider and b.decider_id = stream.decider_id;
    update eventstore.view_slots s set blocked = s.blocked - 1 where s.view = held.view and s.slot = held.slot;
end
$$;
