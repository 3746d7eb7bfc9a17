-- What operators asked to be published again, one row each, and what became of it.
create table redrive (
    id          bigint      generated always as identity primary key,
    -- audit: the events that were kept; state: snapshots of what is there now
    source      text        not null check (source in ('audit', 'state')),
    -- the aggregate; null when it is a time, or everything
    decider     text,
    aggregate_id text,
    from_at     timestamptz,
    to_at       timestamptz,
    state       text        not null default 'running' check (state in ('running', 'done', 'failed')),
    -- where to go on
    cursor      text        not null default '',
    events_done bigint      not null default 0,
    error       text,
    asked_at    timestamptz not null default clock_timestamp(),
    ended_at    timestamptz
);
create index redrive_running on redrive (id) where state = 'running';
