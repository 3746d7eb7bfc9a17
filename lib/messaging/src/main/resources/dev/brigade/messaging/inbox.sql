-- The events that had their effect, for each consumer: a second delivery finds its row and does nothing.
create table if not exists inbox (
    consumer text not null,
    source text not null,
    event_id text not null,
    handled_at timestamptz not null default now(),
    primary key (consumer, source, event_id)
);
create index if not exists inbox_by_age on inbox (consumer, handled_at);
