-- What operators asked to be published again, one row each, and what became of it.
create table redrive (
    id          bigint      generated always as identity primary key,
    -- the stream; null when it is a time, or everything
    decider     text,
    stream_id   text,
    from_at     timestamptz,
    to_at       timestamptz,
    state       text        not null default 'running' check (state in ('running', 'done', 'failed')),
    -- where to go on: a version of the stream, or a cursor of the event store
    cursor      text        not null default '',
    events_done bigint      not null default 0,
    percent     int         not null default 0,
    error       text,
    asked_at    timestamptz not null default clock_timestamp(),
    ended_at    timestamptz
);
create index redrive_running on redrive (id) where state = 'running';
