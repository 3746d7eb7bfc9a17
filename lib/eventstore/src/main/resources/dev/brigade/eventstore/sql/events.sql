-- The log. An insert meets no trigger and no foreign key, so its cost depends on nothing but the row.
create table if not exists eventstore.events (
    -- unique, growing within a stream, with gaps: the order of inserts, not of commits
    position       bigint generated always as identity,
    version        bigint not null check (version > 0),
    -- the transaction that appended it: what the cursors of readers are made of
    tx             xid8 not null default eventstore.own_tx(),
    created_at     timestamptz not null default statement_timestamp(),
    event_id       uuid not null,
    event_version  int not null default 1,
    -- where consumers find its stream; the first event of a stream decides it for good
    slot           smallint not null,
    final          boolean not null default false,
    decider_id     text collate "C" not null,
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

-- "if not exists" would wait for open appends, also where it exists.
do $$
begin
    if to_regclass('eventstore.events_slot_tx_position') is null then
        create index events_slot_tx_position on eventstore.events (slot, tx, position);
    end if;
end
$$;
