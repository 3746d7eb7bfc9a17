-- Appends one event behind the one with the id previous_id, which is null for the first of a stream. Answers and raises
-- what append_events does. The first insert is that of client/append_first.sql, but for conflicts; the other one looks for
-- the stream's end, since the caller knows the last event's id and not its version.
create or replace function eventstore.append_event(
    event text, event_id uuid, decider text, decider_id text, data json, command_id text, previous_id uuid,
    event_version int default 1, final boolean default false, correlation_id text default null,
    causation_id text default null, traceparent text default null)
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_variable
declare
    expected_version bigint := 0;
begin
    if previous_id is null then
        return query
            insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event, event_version,
                                                data, final, command_id, correlation_id, causation_id, traceparent)
            select decider, decider_id, 1, eventstore.slot_of(decider, decider_id), event_id, event, event_version,
                   data, final, command_id, coalesce(correlation_id, command_id, event_id::text), causation_id,
                   traceparent
            from eventstore.deciders d
            where d.decider = append_event.decider and d.event = append_event.event
              and d.event_version = append_event.event_version
            on conflict do nothing
            returning n.*;
    else
        return query
            insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event, event_version,
                                                data, final, command_id, correlation_id, causation_id, traceparent)
            select decider, decider_id, last.version + 1, last.slot, event_id, event, event_version,
                   data, final, command_id, coalesce(correlation_id, command_id, event_id::text), causation_id,
                   traceparent
            from eventstore.deciders d
            cross join (select l.version, l.slot, l.final, l.tx, l.event_id as id from eventstore.events l
                        where l.decider = append_event.decider and l.decider_id = append_event.decider_id
                        order by l.version desc limit 1) as last
            where d.decider = append_event.decider and d.event = append_event.event
              and d.event_version = append_event.event_version
              and last.id = previous_id
              and not last.final
              and (last.tx > eventstore.own_tx_if_assigned()) is not true
            on conflict do nothing
            returning n.*;
    end if;
    if found then
        return;
    end if;

    if previous_id is not null then
        select p.version into expected_version from eventstore.events p
        where p.event_id = previous_id and p.decider = append_event.decider
          and p.decider_id = append_event.decider_id;
        if not found then
            raise exception 'Event % is not in stream %/%', previous_id, decider, decider_id using errcode = 'ES001';
        end if;
    end if;
    return query select * from eventstore.append_refused(
        decider, decider_id, expected_version, command_id, array[event], array[event_version]);
end
$$;
