-- Appends all of the events, or none. Answers the recorded events; where the command was appended before from the same
-- version, those of the first time. Raises ES001 when the stream has another version, ES002 when it is closed,
-- ES003 for an event that is not registered, ES007 for arguments that contradict each other.
-- The insert is the one of client/append.sql: see there.
create or replace function eventstore.append_events(
    decider text, decider_id text, expected_version bigint, events eventstore.new_event[],
    command_id text default null, correlation_id text default null, causation_id text default null,
    traceparent text default null)
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_column
declare
    found_obstacle text;
    found_detail text;
begin
    if expected_version < 0 or cardinality(events) = 0
       or exists (select from unnest(append_events.events[:cardinality(append_events.events) - 1]) e where e.final) then
        raise exception 'An append needs events, an expected version from 0, and nothing after a final event'
            using errcode = 'ES007';
    end if;
    begin
        return query
            insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data,
                                           final, command_id, correlation_id, causation_id, traceparent)
            select a.decider, a.decider_id, a.expected + e.n,
                   coalesce(last.slot, eventstore.slot_of(a.decider, a.decider_id)), e.event_id, e.event,
                   coalesce(e.event_version, 1), e.data, coalesce(e.final, false), append_events.command_id,
                   coalesce(append_events.correlation_id, append_events.command_id, e.event_id::text),
                   append_events.causation_id, append_events.traceparent
            from (values (append_events.decider, append_events.decider_id, append_events.expected_version))
                     as a(decider, decider_id, expected)
            left join lateral (select l.version, l.slot, l.final, l.tx from eventstore.events l
                               where l.decider = a.decider and l.decider_id = a.decider_id
                               order by l.version desc limit 1) as last on true
            cross join unnest(append_events.events)
                           with ordinality as e(event, event_id, data, event_version, final, n)
            where coalesce(last.version, 0) = a.expected
              and last.final is not true
              and (last.tx > eventstore.own_tx_if_assigned()) is not true
              and not exists (select from unnest(append_events.events) as u
                              where not exists (select from eventstore.deciders d
                                                where d.decider = append_events.decider and d.event = u.event
                                                  and d.event_version = coalesce(u.event_version, 1)))
            returning *;
        if found then
            return;
        end if;
    exception when unique_violation then
        null; -- somebody was faster: what is in the way now
    end;

    select o.obstacle, o.detail into found_obstacle, found_detail
    from eventstore.append_obstacle(decider, decider_id, expected_version, command_id,
        (select array_agg(e.event) from unnest(append_events.events) e),
        (select array_agg(coalesce(e.event_version, 1)) from unnest(append_events.events) e)) o;
    case found_obstacle
        when 'replayed' then
            return query select e.* from eventstore.events e
                where e.decider = append_events.decider and e.decider_id = append_events.decider_id
                  and e.version > append_events.expected_version and e.command_id = append_events.command_id
                order by e.version;
        when 'unregistered' then
            raise exception 'Not registered for decider %: %', decider, found_detail using errcode = 'ES003';
        when 'closed' then
            raise exception 'Stream %/% is closed by a final event', decider, decider_id using errcode = 'ES002';
        when 'conflict' then
            raise exception 'Stream %/% is not at version %', decider, decider_id, expected_version
                using errcode = 'ES001';
        when 'duplicate' then
            raise exception 'An event of %/% has an id that is already in the store', decider, decider_id
                using errcode = 'unique_violation';
    end case;
end
$$;
