-- The insert of client/append.sql, for a Java client that has no right on the table: see there. No row: something is in the
-- way, and append_obstacle says what. Raises unique_violation where two appends truly meet.
create or replace function eventstore.append(
    decider text, decider_id text, expected_version bigint, command_id text, correlation_id text, causation_id text,
    traceparent text, event_ids uuid[], events text[], event_versions int[], data json[], finals boolean[],
    first_slot smallint)
    returns table (created_at timestamptz, "position" bigint, slot smallint) language plpgsql as $$
#variable_conflict use_column
begin
    return query
        insert into eventstore.events as added (
            decider, decider_id, version, slot, event_id, event, event_version, data, final, command_id,
            correlation_id, causation_id, traceparent)
        select a.decider, a.decider_id, a.expected + e.n,
               coalesce(last.slot, append.first_slot), e.event_id, e.event, e.event_version,
               e.data, e.final, append.command_id, append.correlation_id, append.causation_id, append.traceparent
        from (values (append.decider, append.decider_id, append.expected_version)) as a(decider, decider_id, expected)
        left join lateral (
            select l.version, l.slot, l.final, l.tx from eventstore.events l
            where l.decider = a.decider and l.decider_id = a.decider_id
            order by l.version desc limit 1) as last on true
        cross join lateral unnest(append.event_ids, append.events, append.event_versions, append.data, append.finals)
            with ordinality as e(event_id, event, event_version, data, final, n)
        where coalesce(last.version, 0) = a.expected
          and last.final is not true
          and (last.tx > eventstore.own_tx_if_assigned()) is not true
          and eventstore.is_my_turn(a.decider, a.decider_id)
          and not exists (
            select from unnest(append.events, append.event_versions) as u(event, event_version)
            where not exists (select from eventstore.deciders d
                              where d.decider = append.decider and d.event = u.event
                                and d.event_version = u.event_version))
        returning added.created_at, added.position, added.slot;
end
$$;
