-- How far each relay has read, in the keys and values of Kafka Connect. Kept with the data it belongs to,
-- so that a backup or a copy of the database holds both.
create table if not exists outbox_relay_offset (
    slot          text        not null,
    key           text        not null,
    value         text        not null,
    updated_at    timestamptz not null default now(),
    primary key (slot, key)
);
