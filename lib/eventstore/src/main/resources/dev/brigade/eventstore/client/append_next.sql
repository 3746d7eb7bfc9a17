-- One event behind the expected version, which is not 0: see append_first.sql and append.sql.
insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                               command_id, correlation_id, causation_id, traceparent)
select a.decider, a.decider_id, last.version + 1, last.slot, a.event_id, a.event, a.event_version,
       a.data, a.final, a.command_id, a.correlation_id, a.causation_id, a.traceparent
from (values (?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::int, ?::json, ?::boolean,
              ?::bigint))
         as a(decider, decider_id, command_id, correlation_id, causation_id, traceparent, event_id, event,
              event_version, data, final, expected)
join eventstore.deciders d
    on d.decider = a.decider and d.event = a.event and d.event_version = a.event_version
cross join lateral (
    select l.version, l.slot, l.final, l.tx from eventstore.events l
    where l.decider = a.decider and l.decider_id = a.decider_id
    order by l.version desc limit 1) as last
where last.version = a.expected
  and not last.final
  and (last.tx > eventstore.own_tx_if_assigned()) is not true
returning created_at, position
