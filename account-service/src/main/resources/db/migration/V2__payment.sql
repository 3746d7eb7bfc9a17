-- The state of each payment. No foreign key: aggregates refer to each other by id alone.
create table payment (
    id         text   primary key,
    account_id text   not null,
    amount     bigint not null,
    source     text   not null,
    status     text   not null,
    version    bigint not null
);

create index payment_by_account on payment (account_id, id);
