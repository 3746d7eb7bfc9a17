-- What this service knows of accounts, from account.events.v1.
create table account_replica (
    account_id    text        primary key,
    version       bigint      not null,
    credit_limit  bigint      not null,
    country_code  text        not null,
    zip_or_postal text        not null,
    closed        boolean     not null default false,
    updated_at    timestamptz not null default now()
);
