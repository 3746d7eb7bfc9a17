-- Every event in one order, (tx, position), that never skips. "after" is the cursor of the last row handled, or ''. A
-- cursor is seen/reading/tx/position, as in view_slots. Raises ES022 for a limit below 1, ES024 for a cursor that is ahead
-- of this server. The algorithm: docs/adr/0001-snapshot-cursor.md.
create or replace function eventstore.read_all(after text default '', "limit" int default 100)
    returns table (
        cursor text, event_id uuid, decider text, decider_id text, version bigint, event text, event_version int,
        data json, final boolean, command_id text, correlation_id text, causation_id text, traceparent text,
        created_at timestamptz, "position" bigint)
    language plpgsql stable
    set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    part text[] := string_to_array(nullif(after, ''), '/');
    seen pg_snapshot := coalesce(part[1], '1:1:');
    reading pg_snapshot := part[2];
    done_tx xid8 := coalesce(part[3], '0');
    done_position bigint := coalesce(part[4], '0');
begin
    perform eventstore.require_limit("limit");
    if pg_snapshot_xmax(coalesce(reading, seen)) > pg_snapshot_xmax(eventstore.committed()) then
        raise exception 'Cursor % is ahead of this server: it is another''s, or was not on disk when that crashed', after
            using errcode = 'ES024';
    end if;
    for round in 1..2 loop
        reading := coalesce(reading, eventstore.committed());
        return query
            select concat_ws('/', seen, reading, e.tx, e.position), e.event_id, e.decider, e.decider_id, e.version,
                   e.event, e.event_version, e.data, e.final, e.command_id, e.correlation_id, e.causation_id,
                   e.traceparent, e.created_at, e.position
            from generate_series(0, 63) as s(slot)
            cross join lateral eventstore.window_events(
                s.slot::smallint, seen, reading, done_tx, done_position, read_all."limit") as e
            order by e.tx, e.position
            limit read_all."limit";
        exit when found or part[2] is null;
        -- that window is read to its end: once more, from there to now
        part[2] := null;
        seen := reading;
        reading := null;
        done_tx := '0';
        done_position := 0;
    end loop;
end
$$;
