-- What may be appended: one row per event that a decider can produce, and version of its schema.
create table if not exists eventstore.deciders (
    decider       text collate "C" not null check (length(decider) between 1 and 255),
    event         text collate "C" not null check (length(event) between 1 and 255),
    event_version int  not null default 1 check (event_version > 0),
    description   text,
    primary key (decider, event, event_version)
);
