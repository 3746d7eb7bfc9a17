-- One event behind the expected version, which is not 0: see append_first.sql and append.sql. That nothing stands there yet
-- is left to the key. Only in a transaction of its own, which has no id before this and so is none that a younger one has
-- overtaken. "limit 1" changes nothing but what the planner expects: by the statistics of a log whose streams differ much in
-- length it takes the key to find several rows, and would plan this again at each call.
insert into eventstore.events (command_id, correlation_id, causation_id, traceparent, event_id, event, event_version,
                               data, final, decider, decider_id, slot, version)
select ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::int, ?::json, ?::boolean,
       l.decider, l.decider_id, l.slot, l.version + 1
from (select * from eventstore.events
      where decider = ?::text and decider_id = ?::text and version = ?::bigint and not final
      limit 1) as l
returning created_at, position, slot
