-- Streams with which a view cannot go on: those that wait after a nack, and those that are parked. The slot's batches leave
-- out their events, and its cursor moves past them. What comes after handled_version and is passed by that cursor is
-- delivered by claims of the stream itself. Whoever touches a row has locked the row of its slot in view_slots before.
create table if not exists eventstore.blocked_streams (
    view            text collate "C" not null references eventstore.views on delete cascade,
    decider         text collate "C" not null,
    decider_id      text collate "C" not null,
    slot            smallint not null,
    handled_version bigint not null,
    -- how often the first event behind handled_version failed, and why
    attempts        int not null default 0,
    last_error      text,
    retry_at        timestamptz not null default '-infinity',
    parked          boolean not null default false,
    -- why somebody parked it
    reason          text,
    blocked_at      timestamptz not null default clock_timestamp(),
    -- whose hands its events are in: odd for a claim of the stream, its slot's when it was parked in the middle of a batch
    fence           bigint not null default 0,
    lease_until     timestamptz not null default '-infinity',
    owner           text,
    -- the last event of the claimed batch; acknowledging it ends the lease
    batch_version   bigint not null default 0,
    primary key (view, decider, decider_id)
) with (fillfactor = 50);

create index if not exists blocked_streams_view_slot on eventstore.blocked_streams (view, slot);
