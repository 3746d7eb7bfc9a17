-- What each account owes, in cents: a copy, made from the ledger's events.
create table account_balance (
    account_id text   primary key,
    cents      bigint not null
);
