-- Appends all of the events, or none. Answers the recorded events; where the command was appended before from the same
-- version, those of the first time. Raises ES001 when the stream has another version, ES002 when it is closed,
-- ES003 for an event that is not registered, ES007 for arguments that contradict each other.
-- The insert is the one of client/append.sql: see there. One event, which is the most common case, goes the short way of
-- client/append_first.sql and append_next.sql, with "on conflict do nothing", which spares a function the subtransaction.
create or replace function eventstore.append_events(
    decider text, decider_id text, expected_version bigint, events eventstore.new_event[],
    command_id text default null, correlation_id text default null, causation_id text default null,
    traceparent text default null)
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_variable
declare
    size int := cardinality(events);
    one eventstore.new_event := events[1];
    goes_on boolean := false;
begin
    if size > 1 then -- apart, since a subquery costs where it is not run either
        goes_on := exists (select from unnest(events[:size - 1]) e where e.final);
    end if;
    if expected_version < 0 or size = 0 or goes_on then
        raise exception 'An append needs events, an expected version from 0, and nothing after a final event'
            using errcode = 'ES007';
    end if;
    if size = 1 and expected_version = 0 then
        return query
            insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event, event_version,
                                                data, final, command_id, correlation_id, causation_id, traceparent)
            select decider, decider_id, 1, eventstore.slot_of(decider, decider_id), one.event_id, d.event,
                   d.event_version, one.data, coalesce(one.final, false), command_id,
                   coalesce(correlation_id, command_id, one.event_id::text), causation_id, traceparent
            from eventstore.deciders d
            where d.decider = append_events.decider and d.event = one.event
              and d.event_version = coalesce(one.event_version, 1)
            on conflict do nothing
            returning n.*;
    elsif size = 1 then
        return query
            insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event, event_version,
                                                data, final, command_id, correlation_id, causation_id, traceparent)
            select decider, decider_id, l.version + 1, l.slot, one.event_id, d.event, d.event_version, one.data,
                   coalesce(one.final, false), command_id,
                   coalesce(correlation_id, command_id, one.event_id::text), causation_id, traceparent
            from eventstore.deciders d
            cross join (select e.* from eventstore.events e
                        where e.decider = append_events.decider and e.decider_id = append_events.decider_id
                          and e.version = expected_version and not e.final
                        limit 1) as l
            where d.decider = append_events.decider and d.event = one.event
              and d.event_version = coalesce(one.event_version, 1)
              and (l.tx > eventstore.own_tx_if_assigned()) is not true
            on conflict do nothing
            returning n.*;
    else
        begin
            return query
                insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event, event_version, data,
                                                    final, command_id, correlation_id, causation_id, traceparent)
                select decider, decider_id, expected_version + e.n,
                       coalesce(last.slot, eventstore.slot_of(decider, decider_id)), e.event_id, e.event,
                       coalesce(e.event_version, 1), e.data, coalesce(e.final, false), command_id,
                       coalesce(correlation_id, command_id, e.event_id::text), causation_id, traceparent
                from unnest(events) with ordinality as e(event, event_id, data, event_version, final, n)
                left join (select l.version, l.slot, l.final, l.tx from eventstore.events l
                           where l.decider = append_events.decider and l.decider_id = append_events.decider_id
                           order by l.version desc limit 1) as last on true
                where coalesce(last.version, 0) = expected_version
                  and last.final is not true
                  and (last.tx > eventstore.own_tx_if_assigned()) is not true
                  and not exists (select from unnest(events) as u
                                  where not exists (select from eventstore.deciders d
                                                    where d.decider = append_events.decider and d.event = u.event
                                                      and d.event_version = coalesce(u.event_version, 1)))
                returning n.*;
        exception when unique_violation then
            null; -- somebody was faster: what is in the way now
        end;
    end if;
    if found then
        return;
    end if;

    return query select * from eventstore.append_refused(
        decider, decider_id, expected_version, command_id, array(select e.event from unnest(events) e),
        array(select coalesce(e.event_version, 1) from unnest(events) e));
end
$$;
