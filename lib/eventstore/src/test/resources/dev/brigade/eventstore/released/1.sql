create schema if not exists eventstore;
-- What may be appended: one row per event that a decider can produce, and version of its schema.
create table if not exists eventstore.deciders (
    decider       text collate "C" not null check (length(decider) between 1 and 255),
    event         text collate "C" not null check (length(event) between 1 and 255),
    event_version int  not null default 1 check (event_version > 0),
    description   text,
    primary key (decider, event, event_version)
);
-- The log. An insert meets no trigger and no foreign key, so its cost depends on nothing but the row.
create table if not exists eventstore.events (
    -- unique, growing within a stream, with gaps: the order of inserts, not of commits
    position       bigint generated always as identity,
    version        bigint not null check (version > 0),
    -- the transaction that appended it: what the cursors of readers are made of
    tx             xid8 not null default pg_current_xact_id(),
    created_at     timestamptz not null default statement_timestamp(),
    event_id       uuid not null,
    event_version  int not null default 1,
    -- where consumers find its stream; the first event of a stream decides it for good
    slot           smallint not null,
    final          boolean not null default false,
    decider_id     text collate "C" not null check (length(decider_id) between 1 and 255),
    decider        text collate "C" not null,
    event          text collate "C" not null,
    command_id     text,
    correlation_id text not null,
    causation_id   text,
    traceparent    text,
    -- json, not jsonb: the text stays as it was given, and is cheaper to check and to send
    data           json not null,
    -- optimistic concurrency is this key: of two appends of one version, one fails
    primary key (decider_id, decider, version),
    constraint events_event_id_key unique (event_id)
) with (
    -- While a table has never been analysed, the planner takes it for ten pages at least and uses the
    -- index. Analysed at three pages it would choose, and cache, a sequential scan of what then grows.
    autovacuum_analyze_threshold = 10000,
    autovacuum_vacuum_insert_threshold = 10000
);

create index if not exists events_slot_tx_position on eventstore.events (slot, tx, position);
-- Raises, unless the session said: set eventstore.maintenance = on.
create or replace function eventstore.refuse_change() returns trigger language plpgsql as $$
begin
    if current_setting('eventstore.maintenance', true) = 'on' then
        return null;
    end if;
    raise exception 'Events cannot be changed: % of eventstore.% refused', tg_op, tg_table_name
        using errcode = 'ES006', hint = 'For maintenance: set eventstore.maintenance = on';
end
$$;
-- Per statement, and not on insert: appends pay nothing for it. Created once, since creating it waits for open appends.
do $$
begin
    if not exists (select from pg_trigger
                   where tgrelid = 'eventstore.events'::regclass and tgname = 'refuse_change') then
        create trigger refuse_change before update or delete or truncate on eventstore.events
            for each statement execute function eventstore.refuse_change();
    end if;
end
$$;
-- An event to append, as append_events takes them.
do $$
begin
    if to_regtype('eventstore.new_event') is null then
        create type eventstore.new_event as
            (event text, event_id uuid, data json, event_version int, final boolean);
    end if;
end
$$;
-- Subscriptions, and how their consumers work.
create table if not exists eventstore.views (
    view            text collate "C" primary key check (length(view) between 1 and 255),
    -- events recorded before are skipped
    start_at        timestamptz not null default '-infinity',
    -- how long a claim lasts that does not say so itself
    lock_timeout_s  int not null default 30 check (lock_timeout_s > 0),
    polling_delay_s int not null default 1 check (polling_delay_s > 0),
    http_url        text,
    created_at      timestamptz not null default now()
);
-- The position of each view in each of the 64 slots that streams are hashed to, and who holds it.
-- Handled is all that is visible in snapshot "seen", and of what is visible in "reading" but not in "seen" everything
-- up to (tx, position). Rows are updated in place (HOT): they have room, and no index on what changes.
create table if not exists eventstore.view_slots (
    view           text collate "C" not null references eventstore.views on delete cascade,
    slot           smallint not null check (slot between 0 and 63),
    seen           pg_snapshot not null default '1:1:',
    reading        pg_snapshot,
    tx             xid8 not null default '0',
    position       bigint not null default 0,
    -- a consumer that has another fence holds nothing
    fence          bigint not null default 0,
    lease_until    timestamptz not null default '-infinity',
    owner          text,
    -- the last event of the claimed batch; acknowledging it ends the lease
    batch_tx       xid8 not null default '0',
    batch_position bigint not null default 0,
    -- left by nack_event, taken away by ack_event
    attempts       int not null default 0,
    retry_at       timestamptz not null default '-infinity',
    last_error     text,
    primary key (view, slot)
) with (fillfactor = 50);
-- The slot of a new stream. Only asked for its first event, so the hash may differ between releases of Postgres.
create or replace function eventstore.slot_of(decider text, decider_id text)
    returns smallint language sql immutable parallel safe
return (hashtextextended(decider_id, hashtextextended(decider, 0)) & 63)::smallint;
-- What is committed now. Like pg_current_snapshot(), but the caller's own transaction is not in it: what that
-- one still appends would otherwise be taken as seen.
create or replace function eventstore.committed()
    returns pg_snapshot language sql stable
return (
    select case
        when own is null or own >= pg_snapshot_xmax(now) then now
        else format('%s:%s:%s', least(pg_snapshot_xmin(now), own), pg_snapshot_xmax(now),
                    (select string_agg(xid::text, ',' order by xid)
                     from (select pg_snapshot_xip(now) union select own) as running(xid)))::pg_snapshot
    end
    from (select pg_current_snapshot(), pg_current_xact_id_if_assigned()) as mine(now, own)
);
-- The events of a slot that are visible in snapshot "reading" and not in "seen", behind (tx, position): at most "limit"
-- of the transactions that ran when "seen" was taken, then at most "limit" of those that began later. All of the first
-- come before all of the second in the order (tx, position), which the caller has to ask for. Recorded before "since"
-- are none.
create or replace function eventstore.window_events(
    slot smallint, seen pg_snapshot, reading pg_snapshot, tx xid8, "position" bigint, "limit" int,
    since timestamptz default null)
    returns setof eventstore.events language sql stable as $$
    (select e.* from eventstore.events e
     where e.slot = window_events.slot
       and e.tx = any (array(select pg_snapshot_xip(window_events.seen)))
       and pg_visible_in_snapshot(e.tx, window_events.reading)
       and (e.tx, e.position) > (window_events.tx, window_events."position")
       and (window_events.since is null or e.created_at >= window_events.since)
     order by e.tx, e.position limit window_events."limit")
    union all
    (select e.* from eventstore.events e
     where e.slot = window_events.slot
       -- one lower bound, since of two an index scan would start at either
       and (e.tx, e.position) > (
           greatest(window_events.tx, pg_snapshot_xmax(window_events.seen)),
           case when window_events.tx >= pg_snapshot_xmax(window_events.seen) then window_events."position" else 0 end)
       and e.tx < pg_snapshot_xmax(window_events.reading)
       and pg_visible_in_snapshot(e.tx, window_events.reading)
       and (window_events.since is null or e.created_at >= window_events.since)
     order by e.tx, e.position limit window_events."limit");
$$;
-- Allows an event of a decider to be appended. Registering again changes its description, if one is given.
create or replace function eventstore.register_decider_event(
    decider text, event text, description text default null, event_version int default 1)
    returns void language sql as $$
    insert into eventstore.deciders as known (decider, event, event_version, description)
    values (register_decider_event.decider, register_decider_event.event,
            register_decider_event.event_version, register_decider_event.description)
    on conflict (decider, event, event_version) do update set description = excluded.description
        where excluded.description is distinct from coalesce(known.description, '')
          and excluded.description is not null;
$$;
-- Why an append inserted nothing: 'unregistered' (with what), 'replayed', 'closed', 'conflict', or 'duplicate' when
-- the stream stands as expected, so that only an event id can have been in the way.
create or replace function eventstore.append_obstacle(
    decider text, decider_id text, expected_version bigint, command_id text, events text[], event_versions int[])
    returns table (obstacle text, detail text) language plpgsql stable as $$
#variable_conflict use_column
declare
    last record;
begin
    select string_agg(distinct format('%s (version %s)', e.event, e.event_version), ', ') into detail
    from unnest(append_obstacle.events, append_obstacle.event_versions) as e(event, event_version)
    where not exists (select from eventstore.deciders d
                      where d.decider = append_obstacle.decider
                        and d.event = e.event and d.event_version = e.event_version);

    select e.version, e.final,
           coalesce(e.tx > pg_current_xact_id_if_assigned(), false) as overtaken into last
    from eventstore.events e
    where e.decider = append_obstacle.decider and e.decider_id = append_obstacle.decider_id
    order by e.version desc limit 1;

    obstacle := case
        when detail is not null then 'unregistered'
        when exists (select from eventstore.events e
                     where e.decider = append_obstacle.decider and e.decider_id = append_obstacle.decider_id
                       and e.version > append_obstacle.expected_version
                       and e.command_id = append_obstacle.command_id) then 'replayed'
        when last.final then 'closed'
        when coalesce(last.version, 0) <> append_obstacle.expected_version or last.overtaken then 'conflict'
        else 'duplicate'
    end;
    return next;
end
$$;
-- Appends all of the events, or none. Answers the recorded events; where the command was appended before from the same
-- version, those of the first time. Raises ES001 when the stream has another version, ES002 when it is closed,
-- ES003 for an event that is not registered, ES007 for arguments that contradict each other.
-- The insert is the one of client/append.sql: see there.
create or replace function eventstore.append_events(
    decider text, decider_id text, expected_version bigint, events eventstore.new_event[],
    command_id text default null, correlation_id text default null, causation_id text default null,
    traceparent text default null)
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_column
declare
    found_obstacle text;
    found_detail text;
begin
    if expected_version < 0 or cardinality(events) = 0
       or exists (select from unnest(append_events.events[:cardinality(append_events.events) - 1]) e where e.final) then
        raise exception 'An append needs events, an expected version from 0, and nothing after a final event'
            using errcode = 'ES007';
    end if;
    begin
        return query
            insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data,
                                           final, command_id, correlation_id, causation_id, traceparent)
            select a.decider, a.decider_id, a.expected + e.n,
                   coalesce(last.slot, eventstore.slot_of(a.decider, a.decider_id)), e.event_id, e.event,
                   coalesce(e.event_version, 1), e.data, coalesce(e.final, false), append_events.command_id,
                   coalesce(append_events.correlation_id, append_events.command_id, e.event_id::text),
                   append_events.causation_id, append_events.traceparent
            from (values (append_events.decider, append_events.decider_id, append_events.expected_version))
                     as a(decider, decider_id, expected)
            left join lateral (select l.version, l.slot, l.final, l.tx from eventstore.events l
                               where l.decider = a.decider and l.decider_id = a.decider_id
                               order by l.version desc limit 1) as last on true
            cross join unnest(append_events.events)
                           with ordinality as e(event, event_id, data, event_version, final, n)
            where coalesce(last.version, 0) = a.expected
              and last.final is not true
              and (last.tx > pg_current_xact_id_if_assigned()) is not true
              and not exists (select from unnest(append_events.events) as u
                              where not exists (select from eventstore.deciders d
                                                where d.decider = append_events.decider and d.event = u.event
                                                  and d.event_version = coalesce(u.event_version, 1)))
            returning *;
        if found then
            return;
        end if;
    exception when unique_violation then
        null; -- somebody was faster: what is in the way now
    end;

    select o.obstacle, o.detail into found_obstacle, found_detail
    from eventstore.append_obstacle(decider, decider_id, expected_version, command_id,
        (select array_agg(e.event) from unnest(append_events.events) e),
        (select array_agg(coalesce(e.event_version, 1)) from unnest(append_events.events) e)) o;
    case found_obstacle
        when 'replayed' then
            return query select e.* from eventstore.events e
                where e.decider = append_events.decider and e.decider_id = append_events.decider_id
                  and e.version > append_events.expected_version and e.command_id = append_events.command_id
                order by e.version;
        when 'unregistered' then
            raise exception 'Not registered for decider %: %', decider, found_detail using errcode = 'ES003';
        when 'closed' then
            raise exception 'Stream %/% is closed by a final event', decider, decider_id using errcode = 'ES002';
        when 'conflict' then
            raise exception 'Stream %/% is not at version %', decider, decider_id, expected_version
                using errcode = 'ES001';
        when 'duplicate' then
            raise exception 'An event of %/% has an id that is already in the store', decider, decider_id
                using errcode = 'unique_violation';
    end case;
end
$$;
-- Appends one event behind the one with the id previous_id, which is null for the first of a stream. Answers and raises
-- what append_events does.
create or replace function eventstore.append_event(
    event text, event_id uuid, decider text, decider_id text, data json, command_id text, previous_id uuid,
    event_version int default 1, final boolean default false, correlation_id text default null,
    causation_id text default null, traceparent text default null)
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_variable
declare
    expected_version bigint := 0;
begin
    if previous_id is not null then
        select e.version into expected_version from eventstore.events e
        where e.event_id = previous_id and e.decider = append_event.decider
          and e.decider_id = append_event.decider_id;
        if not found then
            raise exception 'Event % is not in stream %/%', previous_id, decider, decider_id using errcode = 'ES001';
        end if;
    end if;
    return query select * from eventstore.append_events(
        decider, decider_id, expected_version,
        array[row(event, event_id, data, event_version, final)::eventstore.new_event],
        command_id, correlation_id, causation_id, traceparent);
end
$$;
-- A stream from old to new.
create or replace function eventstore.get_events(
    decider_id text, decider text, after_version bigint default 0, "limit" int default null)
    returns setof eventstore.events language sql stable rows 100 as $$
    select e.* from eventstore.events e
    where e.decider_id = get_events.decider_id and e.decider = get_events.decider
      and e.version > get_events.after_version
    order by e.version limit get_events."limit";
$$;
-- The end of a stream; no row when it has no events.
create or replace function eventstore.get_last_event(decider_id text, decider text)
    returns setof eventstore.events language sql stable rows 1 as $$
    select e.* from eventstore.events e
    where e.decider_id = get_last_event.decider_id and e.decider = get_last_event.decider
    order by e.version desc limit 1;
$$;
-- Every event in one order, (tx, position), that never skips. "after" is the cursor of the last row handled, or ''. A
-- cursor is seen/reading/tx/position, as in view_slots. The algorithm: docs/adr/0001-snapshot-cursor.md.
create or replace function eventstore.read_all(after text default '', "limit" int default 100)
    returns table (
        cursor text, event_id uuid, decider text, decider_id text, version bigint, event text, event_version int,
        data json, final boolean, command_id text, correlation_id text, causation_id text, traceparent text,
        created_at timestamptz, "position" bigint)
    language plpgsql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
#variable_conflict use_column
declare
    part text[] := string_to_array(nullif(after, ''), '/');
    seen pg_snapshot := coalesce(part[1], '1:1:');
    reading pg_snapshot := part[2];
    done_tx xid8 := coalesce(part[3], '0');
    done_position bigint := coalesce(part[4], '0');
begin
    if "limit" < 1 then
        raise exception 'The limit is %, less than 1', "limit" using errcode = 'ES007';
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
-- Registers a view. Registering it again changes its settings, and never its position.
create or replace function eventstore.register_view(
    view text, start_at timestamptz default '-infinity', lock_timeout_s int default 30, polling_delay_s int default 1,
    http_url text default null)
    returns void language sql as $$
    insert into eventstore.views as known (view, start_at, lock_timeout_s, polling_delay_s, http_url)
    values (register_view.view, register_view.start_at, register_view.lock_timeout_s, register_view.polling_delay_s,
            register_view.http_url)
    on conflict (view) do update
        set (lock_timeout_s, polling_delay_s, http_url)
          = (excluded.lock_timeout_s, excluded.polling_delay_s, excluded.http_url)
        where (known.lock_timeout_s, known.polling_delay_s, known.http_url)
              is distinct from (excluded.lock_timeout_s, excluded.polling_delay_s, excluded.http_url);
    insert into eventstore.view_slots (view, slot)
    select register_view.view, slot from generate_series(0, 63) as slot
    where not exists (select from eventstore.view_slots s where s.view = register_view.view)
    on conflict (view, slot) do nothing;
$$;
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
    if "limit" < 1 then
        raise exception 'The limit is %, less than 1', "limit" using errcode = 'ES007';
    end if;
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
-- Marks an event of the claimed batch, and all before it in the batch, as handled. For the last one this ends the lease.
-- Raises ES005, and changes nothing, when the caller does not hold the lease any more, or the event is not in the batch
-- or was acknowledged before. The fence is what stream_events gave.
create or replace function eventstore.ack_event(view text, event_id uuid, fence bigint)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    update eventstore.view_slots s
    set tx = e.tx, position = e.position, attempts = 0, retry_at = '-infinity', last_error = null,
        owner = case when e.position <> s.batch_position then s.owner end,
        lease_until = case when e.position = s.batch_position then clock_timestamp() else s.lease_until end
    from eventstore.events e
    where e.event_id = ack_event.event_id
      and s.view = ack_event.view and s.slot = e.slot
      and s.fence = ack_event.fence and s.lease_until > clock_timestamp()
      and (e.tx, e.position) > (s.tx, s.position)
      and (e.tx, e.position) <= (s.batch_tx, s.batch_position)
      and not pg_visible_in_snapshot(e.tx, s.seen);
    if not found then
        raise exception 'Fence % of view % does not hold event % any more', fence, view, event_id
            using errcode = 'ES005';
    end if;
end
$$;
-- Gives the claimed batch back: what is not acknowledged yet comes again after that many milliseconds. It may
-- be any event of the batch. With an error this counts as a failed attempt; without, as merely given back. Raises ES005, and
-- changes nothing, when the caller does not hold the lease any more.
create or replace function eventstore.nack_event(
    view text, event_id uuid, fence bigint, ms bigint default 0, error text default null)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    update eventstore.view_slots s
    set attempts = s.attempts + (nack_event.error is not null)::int,
        last_error = coalesce(nack_event.error, s.last_error),
        retry_at = clock_timestamp() + make_interval(secs => nack_event.ms / 1000.0),
        owner = null, lease_until = clock_timestamp()
    from eventstore.events e
    where e.event_id = nack_event.event_id
      and s.view = nack_event.view and s.slot = e.slot
      and s.fence = nack_event.fence and s.lease_until > clock_timestamp();
    if not found then
        raise exception 'Fence % of view % does not hold event % any more', fence, view, event_id
            using errcode = 'ES005';
    end if;
end
$$;
-- Lets a lease last that long from now. Raises ES005, and changes nothing, when the caller does not hold it any more.
create or replace function eventstore.extend_lease(
    view text, slot smallint, fence bigint, lock_seconds double precision)
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    update eventstore.view_slots s
    set lease_until = clock_timestamp() + make_interval(secs => extend_lease.lock_seconds)
    where s.view = extend_lease.view and s.slot = extend_lease.slot
      and s.fence = extend_lease.fence and s.lease_until > clock_timestamp();
    if not found then
        raise exception 'Fence % of view % does not hold slot % any more', fence, view, slot using errcode = 'ES005';
    end if;
end
$$;
-- How many committed events the view has not handled. Null for a view that does not exist: unknown, not zero.
create or replace function eventstore.view_lag(view text)
    returns bigint language sql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
    select sum(case when v.start_at = '-infinity' then everything.events else since_start.events end)::bigint
    from eventstore.views v
    join eventstore.view_slots s on s.view = v.view
    cross join lateral (values (s.seen, coalesce(s.reading, eventstore.committed()), s.tx, s.position),
                               (s.reading, eventstore.committed(), '0', 0))
        as w(seen, reading, tx, position)
    -- counted in the index alone, where the time of an event does not matter
    left join lateral (
        select count(*) as events from eventstore.window_events(s.slot, w.seen, w.reading, w.tx, w.position, null))
        as everything on v.start_at = '-infinity'
    left join lateral (
        select count(*) as events
        from eventstore.window_events(s.slot, w.seen, w.reading, w.tx, w.position, null, v.start_at))
        as since_start on v.start_at > '-infinity'
    where v.view = view_lag.view and w.seen is not null;
$$;
