-- The answers to commands that came with an id of the client's.
create table handled_command (
    command_id   text        primary key,
    request_hash bytea       not null,
    response     text        not null,
    handled_at   timestamptz not null default now()
);
create index handled_command_by_age on handled_command (handled_at);
