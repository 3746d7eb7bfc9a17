-- Appends to several streams in one statement and one commit, each all or nothing: one whose expected version is not the
-- last, or whose stream has ended, inserts nothing and leaves the others alone. Of two appends that truly meet the key
-- refuses one, and with it all that came with it; and who waits for a transaction that has such a version and stays open
-- gives up soon, since the others wait too. For events that are registered, and in a transaction of its own: see
-- append_next.sql. "offset 0" hides how many events there are from the planner, which would plan small groups again at each
-- call; the two looks at the log are subqueries, so that they are asked by the key.
insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                               command_id, correlation_id, causation_id, traceparent)
select e.decider, e.decider_id, e.version, coalesce(before.slot, e.slot), e.event_id::uuid, e.event, e.event_version,
       e.data::json, e.final, e.command_id, e.correlation_id, e.causation_id, e.traceparent
from (select ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[],
             ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], set_config('lock_timeout', ?, true)
      offset 0)
     as a(deciders, decider_ids, expected, versions, slots, event_ids, events, event_versions, data, finals, command_ids,
          correlation_ids, causation_ids, traceparents, lock_timeout)
cross join lateral unnest(a.deciders, a.decider_ids, a.expected, a.versions, a.slots, a.event_ids, a.events,
                          a.event_versions, a.data, a.finals, a.command_ids, a.correlation_ids, a.causation_ids,
                          a.traceparents)
    as e(decider, decider_id, expected, version, slot, event_id, event, event_version, data, final, command_id,
         correlation_id, causation_id, traceparent)
left join lateral (
    select b.slot, b.final from eventstore.events b
    where b.decider = e.decider and b.decider_id = e.decider_id and b.version = e.expected
    limit 1) as before on true
where a.lock_timeout is not null
  and (e.expected = 0 or before.final is false)
  and (select true from eventstore.events n
       where n.decider = e.decider and n.decider_id = e.decider_id and n.version = e.expected + 1 limit 1) is not true
returning event_id, created_at, position, slot
