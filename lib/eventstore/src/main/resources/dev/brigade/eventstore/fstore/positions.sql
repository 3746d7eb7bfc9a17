-- Where a view stands in a stream, from the first time that matters: when the view was registered, for streams that were
-- there; else when the stream is claimed first. A stream without a row is unread. So an append knows nothing of views, and
-- none can miss a stream.
create table if not exists fstore.positions (
    view           text not null references fstore.views on delete cascade,
    decider        text collate "C" not null,
    decider_id     text collate "C" not null,
    -- the last event that was handled
    last_offset    bigint not null,
    -- not to be claimed before
    locked_until   timestamptz not null,
    -- the event that was claimed since last_offset moved
    claimed_offset bigint,
    -- the session that claimed it last; null once it gave it back
    holder         text,
    -- sessions whose claim of that event ran out: an acknowledgement of theirs comes too late
    lost           text[] not null default '{}',
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    primary key (view, decider_id, decider)
) with (fillfactor = 70);
