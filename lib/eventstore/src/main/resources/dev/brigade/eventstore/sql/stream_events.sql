-- Claims the next events of one free slot that has some, or of a blocked stream whose time has come, whichever is free for
-- longest, and leases them to the caller. Several consumers get different slots, so each stream's events are handled in
-- order, by one of them at a time. The lease ends by settling all of the batch with ack_event and nack_event, by
-- release_batch, or with its time: lock_seconds, or else the view's lock_timeout_s. No row: there is nothing to do now.
-- With slots it looks at these alone, and at no blocked stream: for who knows where events were appended, and looks
-- everywhere from time to time. With max_slots it goes on, until it has claimed so many slots or found "limit" events;
-- each slot has a fence of its own, and is settled by itself. A blocked stream always comes alone.
-- Raises ES004 for a view that does not exist, ES022 for a limit or max_slots below 1, ES007 for a time that is not
-- positive. "seen" and "reading" are explained in view_slots.sql.
create or replace function eventstore.stream_events(
    view text, "limit" int default 100, lock_seconds double precision default null, consumer text default null,
    slots smallint[] default null, max_slots int default 1)
    returns table (
        slot smallint, fence bigint, attempts int, event_id uuid, decider text, decider_id text, version bigint,
        event text, event_version int, data json, final boolean, command_id text, correlation_id text,
        causation_id text, traceparent text, created_at timestamptz, "position" bigint)
    language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    settings eventstore.views;
    held eventstore.view_slots;
    stream eventstore.blocked_streams;
    candidate record;
    lease interval;
    unless_blocked_in text;
    now pg_snapshot;
    remaining int := "limit";
    claimed int := 0;
    most int;
    share int;
    found_events int;
    passed boolean;
begin
    perform eventstore.require_limit("limit");
    if max_slots < 1 then
        raise exception 'max_slots is %, less than 1', max_slots using errcode = 'ES022';
    end if;
    if lock_seconds <= 0 then
        raise exception 'The lease is % s, not more than 0', lock_seconds using errcode = 'ES007';
    end if;
    select v.* into settings from eventstore.views v where v.view = stream_events.view;
    if not found then
        raise exception 'View % does not exist', stream_events.view using errcode = 'ES004';
    end if;
    lease := make_interval(secs => coalesce(lock_seconds, settings.lock_timeout_s));

    -- Where to look is known, and what is next in each of the slots follows from its row: one statement for all of them,
    -- with a share of the limit for each. Not where a slot has streams that are blocked. Columns are few, and lists are
    -- not made distinct by a hash, since to start such a statement costs more than what it does. A slot that somebody
    -- has claimed since the statement began is passed over: its row, which is read anew, may speak of events that the
    -- statement does not see.
    if slots is not null and not exists (
        select from eventstore.blocked_streams b where b.view = stream_events.view and b.slot = any (slots)) then
        most := greatest(least(max_slots, "limit", cardinality(slots)), 1);
        share := "limit" / most;
        now := eventstore.committed();
        return query
            with free as materialized (
                select s.view, s.slot, s.generation, s.attempts, s.seen, s.reading, s.tx, s.position,
                       eventstore.next_fence(s.fence, false) as fence, greatest(s.lease_until, s.retry_at) as free_since,
                       -- what the limit cut off was all there was: the next window begins
                       s.reading is not null and not exists (
                           select from eventstore.window_events(s.slot, s.seen, s.reading, s.tx, s.position, 1)) as is_over
                from (select w.slot, w.nth from unnest(slots) with ordinality as w(slot, nth)
                      limit cardinality(slots)) as wanted
                cross join lateral (
                    select newest.view, newest.slot, newest.generation, newest.fence
                    from eventstore.view_slots newest
                    where newest.view = stream_events.view and newest.slot = wanted.slot
                    order by newest.generation desc limit 1) as newest
                join eventstore.view_slots s
                  on s.view = newest.view and s.slot = newest.slot and s.generation = newest.generation
                 and s.fence = newest.fence
                where s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp() and s.blocked = 0
                  and wanted.nth = array_position(slots, wanted.slot)
                for update of s skip locked),
            windows as materialized (
                select f.view, f.slot, f.generation, f.attempts, f.fence, f.free_since, f.is_over,
                       case when f.is_over then f.reading else f.seen end as seen,
                       case when f.is_over then now else coalesce(f.reading, now) end as reading,
                       case when f.is_over then '0' else f.tx end as tx,
                       case when f.is_over then 0 else f.position end as position
                from free f),
            batch as materialized (
                select e.*, w.view, w.generation, w.attempts, w.fence, w.free_since, w.is_over
                from windows w
                cross join lateral (
                    select n.* from eventstore.window_events(
                        w.slot, w.seen, w.reading, w.tx, w.position, share, nullif(settings.start_at, '-infinity')) as n
                    order by n.tx, n.position limit share) as e),
            last as materialized (
                select l.* from (
                    select distinct on (b.slot) b.view, b.slot, b.generation, b.fence, b.free_since, b.is_over,
                           b.tx, b.position, count(*) over (partition by b.slot) as events
                    from batch b order by b.slot, b.tx desc, b.position desc) as l
                order by l.free_since limit most),
            claimed as (
                update eventstore.view_slots s
                set generation = eventstore.next_generation(s.generation),
                    seen = case when last.is_over then s.reading else s.seen end,
                    reading = case when last.is_over then now else coalesce(s.reading, now) end,
                    tx = case when last.is_over then '0' else s.tx end,
                    position = case when last.is_over then 0 else s.position end,
                    fence = last.fence, owner = stream_events.consumer, lease_until = clock_timestamp() + lease,
                    batch_tx = last.tx, batch_position = last.position,
                    batch_is_last = coalesce(last.events < share, true)
                from last
                where s.view = last.view and s.slot = last.slot and s.generation = last.generation)
            -- their rows are locked, so each of them is claimed; to join these would compare each event with each slot
            select b.slot, b.fence, b.attempts, b.event_id, b.decider, b.decider_id, b.version, b.event,
                   b.event_version, b.data, b.final, b.command_id, b.correlation_id, b.causation_id, b.traceparent,
                   b.created_at, b.position
            from batch b where b.slot = any (array(select last.slot from last))
            order by b.slot, b.tx, b.position;
        return;
    end if;

    loop
        passed := false;
        now := eventstore.committed();
        -- sorted first and asked for events after, so that it asks only until enough have some
        for candidate in
            select c.slot, c.generation, c.decider, c.decider_id
            from (select s.slot, s.generation, s.seen, s.reading, s.tx, s.position,
                         greatest(s.lease_until, s.retry_at) as free_since, null as decider, null as decider_id
                  from unnest(coalesce(slots, eventstore.all_slots())) as wanted(slot)
                  cross join lateral eventstore.current_slot(stream_events.view, wanted.slot) s
                  where s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp()
                  union all
                  select b.slot, (select s.generation from eventstore.current_slot(b.view, b.slot) s), null, null, null,
                         null, greatest(b.lease_until, b.retry_at), b.decider, b.decider_id
                  from eventstore.blocked_streams b
                  where slots is null and b.view = stream_events.view and not b.parked
                    and b.lease_until <= clock_timestamp() and b.retry_at <= clock_timestamp()
                    and not eventstore.waits_for_its_slot(b)
                  order by free_since offset 0) as c
            where c.decider is not null
               or exists (select from eventstore.window_events(
                              c.slot, c.seen, coalesce(c.reading, now), c.tx, c.position, 1))
               or c.reading is not null
                  and exists (select from eventstore.window_events(c.slot, c.reading, now, '0', 0, 1))
        loop
            continue when candidate.decider is not null and claimed > 0;
            select s.* into held from eventstore.view_slots s
            where s.view = stream_events.view and s.slot = candidate.slot and s.generation = candidate.generation
              and (candidate.decider is not null
                   or s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp())
            for update skip locked;
            continue when not found;

            if candidate.decider is not null then
                stream := eventstore.claim_stream(
                    held, candidate.decider, candidate.decider_id, "limit", lease, consumer);
                continue when stream.view is null;
                return query
                    select stream.slot, stream.fence, stream.attempts, e.event_id, e.decider, e.decider_id, e.version,
                           e.event, e.event_version, e.data, e.final, e.command_id, e.correlation_id, e.causation_id,
                           e.traceparent, e.created_at, e.position
                    from eventstore.events e
                    where e.decider = stream.decider and e.decider_id = stream.decider_id
                      and e.version > stream.handled_version and e.version <= stream.batch_version
                      and e.created_at >= settings.start_at
                    order by e.version;
                return;
            end if;

            -- no older than any snapshot in the row, now that it is locked
            now := eventstore.committed();
            if held.reading is not null and not exists (
                select from eventstore.window_events(
                    held.slot, held.seen, held.reading, held.tx, held.position, 1)) then
                held.seen := held.reading;
                held.reading := null;
                held.tx := '0';
                held.position := 0;
            end if;
            held.reading := coalesce(held.reading, now);
            held.fence := eventstore.next_fence(held.fence, false);
            unless_blocked_in := case when held.blocked > 0 then held.view end;

            return query
                with batch as materialized (
                    select e.* from eventstore.window_events(
                        held.slot, held.seen, held.reading, held.tx, held.position, remaining,
                        nullif(settings.start_at, '-infinity'), unless_blocked_in) as e
                    order by e.tx, e.position
                    limit remaining),
                claimed as (
                    update eventstore.view_slots s
                    set generation = eventstore.next_generation(held.generation), seen = held.seen,
                        reading = held.reading, tx = held.tx, position = held.position, fence = held.fence,
                        owner = stream_events.consumer, lease_until = clock_timestamp() + lease,
                        batch_tx = last.tx, batch_position = last.position,
                        batch_is_last = unless_blocked_in is null and coalesce(last.events < remaining, true)
                    from (select b.tx, b.position, count(*) over () as events
                          from batch b order by b.tx desc, b.position desc limit 1) as last
                    where s.view = held.view and s.slot = held.slot and s.generation = held.generation)
                select held.slot, held.fence, held.attempts, b.event_id, b.decider, b.decider_id, b.version, b.event,
                       b.event_version, b.data, b.final, b.command_id, b.correlation_id, b.causation_id, b.traceparent,
                       b.created_at, b.position
                from batch b order by b.tx, b.position;
            get diagnostics found_events = row_count;
            if found_events > 0 then
                claimed := claimed + 1;
                remaining := remaining - found_events;
                exit when claimed = max_slots or remaining = 0;
            else
                -- somebody was faster, or all of it was recorded before the view starts, or is of blocked streams
                update eventstore.view_slots s
                set seen = held.reading, reading = null, tx = '0', position = 0
                where s.view = held.view and s.slot = held.slot and s.generation = held.generation;
                passed := true;
            end if;
        end loop;
        exit when claimed > 0 or not passed;
    end loop;
end
$$;
