-- The slot of a stream in a view, locked until the end of the transaction. Raises ES004 for a view that does not
-- exist, ES014 for a stream without events.
create or replace function eventstore.locked_slot(view text, decider text, decider_id text)
    returns eventstore.view_slots language plpgsql as $$
#variable_conflict use_column
declare
    held eventstore.view_slots;
begin
    perform eventstore.require_view(view);
    select s.* into held from eventstore.view_slots s
    where s.view = locked_slot.view
      and s.slot = (select e.slot from eventstore.events e
                    where e.decider = locked_slot.decider and e.decider_id = locked_slot.decider_id
                    order by e.version limit 1)
    for update;
    if not found then
        raise exception 'Stream %/% has no events', decider, decider_id using errcode = 'ES014';
    end if;
    return held;
end
$$;
