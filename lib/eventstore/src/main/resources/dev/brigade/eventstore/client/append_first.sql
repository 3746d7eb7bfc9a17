-- The first event of a stream, in one round trip and one statement; nothing is inserted when the stream has events or the
-- event is not registered. The caller says the slot, since even a hash costs more here than there. The parts are as few as
-- can be, since at each call the server sets up every one of them again.
insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                               command_id, correlation_id, causation_id, traceparent)
select a.decider, a.decider_id, 1, a.slot, a.event_id, a.event, a.event_version,
       a.data, a.final, a.command_id, a.correlation_id, a.causation_id, a.traceparent
from (values (?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::int, ?::json, ?::boolean,
              ?::smallint))
         as a(decider, decider_id, command_id, correlation_id, causation_id, traceparent, event_id, event,
              event_version, data, final, slot)
-- a join, not "exists": of a statement with a sublink the server walks every expression at each call
join eventstore.deciders d
    on d.decider = a.decider and d.event = a.event and d.event_version = a.event_version
left join eventstore.events l
    on l.decider_id = a.decider_id and l.decider = a.decider and l.version = 1
where l.version is null
returning created_at, position
