-- States, folded from events, that are worth keeping. Safe to delete at any time, in part or whole.
create table if not exists eventstore.snapshots (
    version       bigint not null check (version > 0),
    -- when the youngest event in it was appended
    as_of         timestamptz not null,
    -- of the state's type: a program reads only those of its own
    state_version int not null check (state_version > 0),
    decider_id    text collate "C" not null,
    decider       text collate "C" not null,
    state         json not null,
    primary key (decider_id, decider, state_version)
);
