-- Dumps of all accounts, for whoever keeps a replica. Unlogged: nothing of them passes the relay, which reads the log.
-- After a crash of the database, or on a copy of it, there is none until the next one is taken, which is at once.
create unlogged table account_dump (
    id        uuid        primary key,
    taken_at  timestamptz not null,
    accounts  bigint      not null,
    bytes     bigint      not null,
    -- where to go on in each partition of the topics
    positions jsonb       not null
);

-- The accounts of a dump, one JSON object a line, a thousand or fewer in a part.
create unlogged table account_dump_part (
    dump_id uuid    not null references account_dump on delete cascade deferrable initially deferred,
    number  integer not null,
    lines   text    not null,
    primary key (dump_id, number)
);
