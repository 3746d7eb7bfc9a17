-- One event behind the expected version, which is not 0: see append_first.sql and append.sql. That nothing stands there yet
-- is left to the key. Only in a transaction of its own, which has no id before this and so is none that a younger one has
-- overtaken.
insert into eventstore.events (command_id, correlation_id, causation_id, traceparent, event_id, event, event_version,
                               data, final, decider, decider_id, slot, version)
select ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::int, ?::json, ?::boolean,
       l.decider, l.decider_id, l.slot, l.version + 1
from eventstore.events l
where l.decider = ?::text and l.decider_id = ?::text and l.version = ?::bigint and not l.final
returning created_at, position, slot
