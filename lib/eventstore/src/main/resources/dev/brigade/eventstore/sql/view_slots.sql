-- The position of each view in each of the 64 slots that streams are hashed to, and who holds it.
-- Handled is all that is visible in snapshot "seen", and of what is visible in "reading" but not in "seen" everything
-- up to (tx, position). Rows are updated in place (HOT): they have room, and no index on what changes but "generation", which
-- a claim in sixteen counts up. While some transaction is held open no old version of a row can be taken away: those of
-- the newest generation are few, and the key finds them first (current_slot.sql). Each slot has one row.
create table if not exists eventstore.view_slots (
    view           text collate "C" not null references eventstore.views on delete cascade,
    slot           smallint not null check (slot between 0 and 63),
    generation     bigint not null default 0,
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
    primary key (view, slot, generation)
) with (fillfactor = 50);
call eventstore.ensure_column('eventstore.view_slots', 'blocked', 'int not null default 0');
call eventstore.ensure_column('eventstore.view_slots', 'batch_is_last', 'boolean not null default false');
call eventstore.ensure_column('eventstore.view_slots', 'generation', 'bigint not null default 0');
do $$
begin
    if (select cardinality(c.conkey) < 3 from pg_constraint c where c.conname = 'view_slots_pkey'
        and c.conrelid = 'eventstore.view_slots'::regclass) then
        alter table eventstore.view_slots drop constraint view_slots_pkey, add primary key (view, slot, generation);
    end if;
end
$$;
