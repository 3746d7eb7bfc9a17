-- The first event of a stream, in one round trip and one statement; nothing is inserted when the stream has events. The
-- caller knows that the event is registered, and says the slot, since even a hash costs more here than there. The parts are
-- as few as can be, since at each call the server sets up every one of them again.
insert into eventstore.events (decider, decider_id, command_id, correlation_id, causation_id, traceparent, event_id, event,
                               event_version, data, final, version, slot)
select ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text,
       ?::int, ?::json, ?::boolean, 1, ?::smallint
-- a join, not "exists": of a statement with a sublink the server walks every expression at each call
from (values (1)) as one
left join eventstore.events l
    on l.decider = ?::text and l.decider_id = ?::text and l.version = 1
where l.version is null
returning created_at, position, slot
