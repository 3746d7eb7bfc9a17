-- Events that could not be handled. They are copied to the topic's .dlt from here, so a crash between
-- the two loses none: published_at is null until Kafka has the copy.
create table if not exists dead_letter (
    id uuid primary key,
    consumer text not null,
    topic text not null,
    partition integer not null,
    record_offset bigint not null,
    record_key bytea,
    record_value bytea,
    headers jsonb not null,
    event_id text,
    event_type text,
    subject text,
    cause text not null,
    stack text not null,
    attempts integer not null,
    created_at timestamptz not null default now(),
    published_at timestamptz,
    publishing_error text
);
create index if not exists dead_letter_by_age on dead_letter (created_at, id);
create index if not exists dead_letter_unpublished on dead_letter (consumer, created_at)
    where published_at is null and publishing_error is null;
