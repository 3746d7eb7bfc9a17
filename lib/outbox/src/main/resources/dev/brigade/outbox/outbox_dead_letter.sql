-- Committed events that Kafka will never take, with the reason why. `event` is the outbox row as JSON.
create table if not exists outbox_dead_letter (
    id            bigint      generated always as identity primary key,
    event_id      text        not null unique,
    topic         text,
    aggregateid   text,
    event         jsonb       not null,
    cause         text        not null,
    lsn           pg_lsn,
    created_at    timestamptz not null default now()
);
