-- Several events behind the expected version, which is not 0, by who knows that they are registered, and in a transaction
-- of its own: see append_next.sql and append.sql. Not "on conflict do nothing", which might insert some of them: where two
-- appends truly meet, the key refuses all of one.
insert into eventstore.events (command_id, correlation_id, causation_id, traceparent, event_id, event, event_version,
                               data, final, decider, decider_id, slot, version)
select ?::text, ?::text, ?::text, ?::text, e.event_id, e.event, e.event_version, e.data, e.final,
       l.decider, l.decider_id, l.slot, l.version + e.n
from unnest(?::uuid[], ?::text[], ?::int[], ?::json[], ?::boolean[])
    with ordinality as e(event_id, event, event_version, data, final, n)
cross join (select * from eventstore.events
            where decider = ?::text and decider_id = ?::text and version = ?::bigint and not final
            limit 1) as l
-- a subquery, so that it is asked once and by the key: a join might be planned as another one
where (select true from eventstore.events n
       where n.decider = l.decider and n.decider_id = l.decider_id and n.version = l.version + 1 limit 1) is not true
returning created_at, position, slot
