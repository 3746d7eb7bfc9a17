-- The position of each view in each of the 64 slots that streams are hashed to, and who holds it.
-- Handled is all that is visible in snapshot "seen", and of what is visible in "reading" but not in "seen" everything
-- up to (tx, position). Rows are updated in place (HOT): they have room, and no index on what changes.
create table if not exists eventstore.view_slots (
    view           text collate "C" not null references eventstore.views on delete cascade,
    slot           smallint not null check (slot between 0 and 63),
    seen           pg_snapshot not null default '1:1:',
    reading        pg_snapshot,
    tx             xid8 not null default '0',
    position       bigint not null default 0,
    -- a consumer that has another fence holds nothing; even, since those of blocked_streams are odd
    fence          bigint not null default 0,
    lease_until    timestamptz not null default '-infinity',
    owner          text,
    -- the last event of the claimed batch; acknowledging it ends the lease
    batch_tx       xid8 not null default '0',
    batch_position bigint not null default 0,
    -- nothing of "reading" is left behind the claimed batch
    batch_is_last  boolean not null default false,
    -- left by nack_event, taken away by ack_event
    attempts       int not null default 0,
    retry_at       timestamptz not null default '-infinity',
    last_error     text,
    -- how many of its streams are in blocked_streams; while none is, nothing looks there
    blocked        int not null default 0,
    primary key (view, slot)
) with (fillfactor = 50);
call eventstore.ensure_column('eventstore.view_slots', 'blocked', 'int not null default 0');
call eventstore.ensure_column('eventstore.view_slots', 'batch_is_last', 'boolean not null default false');
