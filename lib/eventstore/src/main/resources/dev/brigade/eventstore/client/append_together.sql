-- Appends to several streams in one statement and one commit. Rows with the same unit are all or nothing: one whose expected
-- version is not the last, or whose stream has ended, or has its turn given to somebody else where that is asked, inserts
-- nothing of its unit and leaves the others alone. Of two appends that truly meet the key refuses one, and with it all that
-- came with it; and who waits for a transaction that has such a version and stays open gives up soon, since the others wait
-- too. For events that are registered, and as the first that its transaction writes: see append_next.sql. "offset 0" hides
-- how many events there are from the planner, which would plan small groups again at each call; the two looks at the log are
-- subqueries, so that they are asked by the key.
insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                               command_id, correlation_id, causation_id, traceparent)
select u.decider, u.decider_id, u.version, u.own_slot, u.event_id::uuid, u.event, u.event_version, u.data::json, u.final,
       u.command_id, u.correlation_id, u.causation_id, u.traceparent
from (select e.*, coalesce(before.slot, e.slot) as own_slot,
             bool_and((e.expected = 0 or before.final is false)
                      and (select true from eventstore.events n
                           where n.decider = e.decider and n.decider_id = e.decider_id and n.version = e.expected + 1
                           limit 1) is not true
                      and (not e.asks_for_turn or eventstore.is_my_turn(e.decider, e.decider_id)))
                 over (partition by e.unit order by e.n rows between unbounded preceding and unbounded following) as fits
      from (select ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[],
                   ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::boolean[],
                   set_config('lock_timeout', coalesce(?, current_setting('lock_timeout')), true)
            offset 0)
           as a(deciders, decider_ids, expected, versions, slots, event_ids, events, event_versions, data, finals,
                command_ids, correlation_ids, causation_ids, traceparents, units, ask_for_turns, lock_timeout)
      cross join lateral unnest(a.deciders, a.decider_ids, a.expected, a.versions, a.slots, a.event_ids, a.events,
                                a.event_versions, a.data, a.finals, a.command_ids, a.correlation_ids, a.causation_ids,
                                a.traceparents, a.units, a.ask_for_turns)
          with ordinality
          as e(decider, decider_id, expected, version, slot, event_id, event, event_version, data, final, command_id,
               correlation_id, causation_id, traceparent, unit, asks_for_turn, n)
      left join lateral (
          select b.slot, b.final from eventstore.events b
          where b.decider = e.decider and b.decider_id = e.decider_id and b.version = e.expected
          limit 1) as before on true
      where a.lock_timeout is not null) as u
where u.fits
order by u.unit, u.n
returning event_id, created_at, position, slot
