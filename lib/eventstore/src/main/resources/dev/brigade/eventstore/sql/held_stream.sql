-- The blocked stream of which a claim has that event in hands, with its slot, which is locked until the end of the
-- transaction. Raises what refuse_settling does.
create or replace function eventstore.held_stream(
    view text, event_id uuid, fence bigint, out held eventstore.view_slots, out stream eventstore.blocked_streams)
    language plpgsql as $$
#variable_conflict use_column
declare
    event record;
begin
    select e.slot, e.decider, e.decider_id, e.version into event
    from eventstore.events e where e.event_id = held_stream.event_id;
    select s.* into held from eventstore.view_slots s
    where s.view = held_stream.view and s.slot = event.slot
    for update;
    select b.* into stream from eventstore.blocked_streams b
    where b.view = held_stream.view and b.decider = event.decider and b.decider_id = event.decider_id
      and b.fence = held_stream.fence and b.lease_until > clock_timestamp()
      and b.handled_version < event.version and event.version <= b.batch_version;
    if not found then
        perform eventstore.refuse_settling(view, event_id, fence);
    end if;
end
$$;
