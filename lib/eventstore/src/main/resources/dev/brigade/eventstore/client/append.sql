-- One round trip, one statement: the events are inserted behind the expected version, or nothing is. It reads the
-- stream's end before it draws positions, so losers burn none, and its caller's transaction stays usable unless two
-- appends truly meet: then the key refuses the second.
-- An append is also refused when the stream's last event is of a younger transaction (one that wrote elsewhere first,
-- and was overtaken here): so each stream is in order by (tx, position), which readers rely on. And while somebody else has
-- the stream's turn, or waits for it: see is_my_turn.sql.
insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                               command_id, correlation_id, causation_id, traceparent)
select a.decider, a.decider_id, a.expected + e.n, coalesce(last.slot, a.slot),
       e.event_id, e.event, e.event_version, e.data, e.final, a.command_id, a.correlation_id, a.causation_id,
       a.traceparent
from (values (?::text, ?::text, ?::bigint, ?::text, ?::text, ?::text, ?::text, ?::uuid[], ?::text[], ?::int[],
              ?::json[], ?::boolean[], ?::smallint))
         as a(decider, decider_id, expected, command_id, correlation_id, causation_id, traceparent, event_ids, events,
              event_versions, data, finals, slot)
left join lateral (
    select l.version, l.slot, l.final, l.tx from eventstore.events l
    where l.decider = a.decider and l.decider_id = a.decider_id
    order by l.version desc limit 1) as last on true
cross join lateral unnest(a.event_ids, a.events, a.event_versions, a.data, a.finals)
    with ordinality as e(event_id, event, event_version, data, final, n)
where coalesce(last.version, 0) = a.expected
  and last.final is not true
  and (last.tx > eventstore.own_tx_if_assigned()) is not true
  and eventstore.is_my_turn(a.decider, a.decider_id)
  and not exists (
    select from unnest(a.events, a.event_versions) as u(event, event_version)
    where not exists (select from eventstore.deciders d
                      where d.decider = a.decider and d.event = u.event and d.event_version = u.event_version))
returning created_at, position, slot
