-- Requests that schedule_events gave to pg_net and of which it has not collected the answers. Unlogged, as the tables of
-- pg_net are: after a crash all of them are empty, and pg_net counts its requests from 1 again.
create unlogged table if not exists eventstore.http_requests (
    view        text collate "C" not null references eventstore.views on delete cascade,
    event_id    uuid not null,
    slot        smallint not null,
    fence       bigint not null,
    attempts    int not null,
    -- as pg_net calls it, and which sequence counted that: an extension created again starts again
    request_id  bigint not null,
    counted_by  oid not null,
    sent_at     timestamptz not null default clock_timestamp(),
    primary key (view, event_id)
);
