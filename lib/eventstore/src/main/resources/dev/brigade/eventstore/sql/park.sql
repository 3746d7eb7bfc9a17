-- Lets a view get nothing more of a stream until it is unparked; its events wait. A batch that has some of them in hands
-- may still be settled. Parking it again changes the reason. Raises ES004 for a view that does not exist, ES014 for a
-- stream without events.
create or replace function eventstore.park(view text, decider_id text, decider text, reason text default null)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    held eventstore.view_slots := eventstore.locked_slot(view, decider, decider_id);
begin
    update eventstore.blocked_streams b
    set parked = true, reason = park.reason
    where b.view = held.view and b.decider = park.decider and b.decider_id = park.decider_id;
    if found then
        return;
    end if;
    insert into eventstore.blocked_streams (view, decider, decider_id, slot, handled_version, parked, reason, fence)
    values (held.view, park.decider, park.decider_id, held.slot,
            eventstore.passed_version(held, park.decider, park.decider_id), true, park.reason,
            case when held.lease_until > clock_timestamp() then held.fence else 0 end);
    update eventstore.view_slots s set blocked = s.blocked + 1 where s.view = held.view and s.slot = held.slot;
end
$$;
