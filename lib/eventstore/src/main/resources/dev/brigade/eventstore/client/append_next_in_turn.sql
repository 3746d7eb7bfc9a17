-- As append_next.sql, for appends that may well come too late, and give way. Nothing is inserted where there is an event behind
-- the expected version, which the key would refuse with an error in the server's log, or where somebody else has the stream's
-- turn: see is_my_turn.sql.
insert into eventstore.events (command_id, correlation_id, causation_id, traceparent, event_id, event, event_version,
                               data, final, decider, decider_id, slot, version)
select ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::int, ?::json, ?::boolean,
       l.decider, l.decider_id, l.slot, l.version + 1
from (select * from eventstore.events
      where decider = ?::text and decider_id = ?::text and version = ?::bigint and not final
      limit 1) as l
where (select true from eventstore.events n
       where n.decider = l.decider and n.decider_id = l.decider_id and n.version = l.version + 1
       limit 1) is not true
  and eventstore.is_my_turn(l.decider, l.decider_id)
returning created_at, position, slot
