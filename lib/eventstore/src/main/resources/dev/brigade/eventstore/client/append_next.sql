-- One event behind the expected version, which is not 0: see append_first.sql and append.sql. Only in a transaction of its
-- own, which has no id before this and so is none that a younger one has overtaken.
insert into eventstore.events (decider, decider_id, command_id, correlation_id, causation_id, traceparent, event_id, event,
                               event_version, data, final, version, slot)
select ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text,
       ?::int, ?::json, ?::boolean, last.version + 1, last.slot
from (
    select l.version, l.slot, l.final from eventstore.events l
    where l.decider = ?::text and l.decider_id = ?::text
    order by l.version desc limit 1) as last
where last.version = ?::bigint
  and not last.final
returning created_at, position, slot
