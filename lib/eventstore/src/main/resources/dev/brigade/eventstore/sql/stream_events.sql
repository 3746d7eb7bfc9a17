-- Claims the next events of one free slot that has some, the one free for longest, and leases it to the caller. Several
-- consumers get different slots, so each stream's events are handled in order, by one of them at a time. The lease ends
-- by ack_event of the last row, by nack_event of any, or with its time. No row: there is nothing to do now. Raises ES004
-- for a view that does not exist. "seen" and "reading" are explained in view_slots.sql.
create or replace function eventstore.stream_events(
    view text, "limit" int default 100, lock_seconds double precision default null, consumer text default null)
    returns table (
        slot smallint, fence bigint, attempts int, event_id uuid, decider text, decider_id text, version bigint,
        event text, event_version int, data json, final boolean, command_id text, correlation_id text,
        causation_id text, traceparent text, created_at timestamptz, "position" bigint)
    language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off as $$
#variable_conflict use_column
declare
    settings eventstore.views;
    held eventstore.view_slots;
    now pg_snapshot;
    candidate smallint;
begin
    perform eventstore.require_limit("limit");
    select v.* into settings from eventstore.views v where v.view = stream_events.view;
    if not found then
        raise exception 'View % does not exist', stream_events.view using errcode = 'ES004';
    end if;
    loop
        held := null;
        now := eventstore.committed();
        -- sorted first and asked for events after, so that it asks only until one has some
        for candidate in
            select s.slot
            from (select s.* from eventstore.view_slots s
                  where s.view = stream_events.view
                    and s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp()
                  order by s.lease_until offset 0) as s
            where exists (select from eventstore.window_events(
                              s.slot, s.seen, coalesce(s.reading, now), s.tx, s.position, 1))
               or s.reading is not null
                  and exists (select from eventstore.window_events(s.slot, s.reading, now, '0', 0, 1))
        loop
            select s.* into held from eventstore.view_slots s
            where s.view = stream_events.view and s.slot = candidate
              and s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp()
            for update skip locked;
            exit when found;
        end loop;
        if held.slot is null then
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
        held.fence := greatest(held.fence + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint);

        return query
            with batch as materialized (
                select e.* from eventstore.window_events(
                    held.slot, held.seen, held.reading, held.tx, held.position, stream_events."limit",
                    nullif(settings.start_at, '-infinity')) as e
                order by e.tx, e.position
                limit stream_events."limit"),
            claimed as (
                update eventstore.view_slots s
                set seen = held.seen, reading = held.reading, tx = held.tx, position = held.position,
                    fence = held.fence, owner = stream_events.consumer,
                    lease_until = clock_timestamp()
                        + make_interval(secs => coalesce(stream_events.lock_seconds, settings.lock_timeout_s)),
                    batch_tx = last.tx, batch_position = last.position
                from (select b.tx, b.position from batch b order by b.tx desc, b.position desc limit 1) as last
                where s.view = held.view and s.slot = held.slot)
            select held.slot, held.fence, held.attempts, b.event_id, b.decider, b.decider_id, b.version, b.event,
                   b.event_version, b.data, b.final, b.command_id, b.correlation_id, b.causation_id, b.traceparent,
                   b.created_at, b.position
            from batch b order by b.tx, b.position;
        if found then
            return;
        end if;

        -- somebody was faster, or all of it was recorded before the view starts
        update eventstore.view_slots s
        set seen = held.reading, reading = null, tx = '0', position = 0
        where s.view = held.view and s.slot = held.slot;
    end loop;
end
$$;
