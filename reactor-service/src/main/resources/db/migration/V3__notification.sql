-- What customers were told. The id is that of the event told of, so nobody is told twice.
create table notification (
    number         bigint      generated always as identity primary key,
    id             text        not null unique,
    kind           text        not null,
    order_id       text        not null,
    account_id     text,
    message        text        not null,
    correlation_id text        not null,
    created_at     timestamptz not null
);
