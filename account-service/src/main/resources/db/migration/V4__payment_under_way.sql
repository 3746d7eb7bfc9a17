-- Payments that were submitted and that the ledger has not applied yet: their amount cannot be paid again.
create table payment_under_way (
    payment_id text   primary key,
    account_id text   not null,
    amount     bigint not null
);

create index payment_under_way_by_account on payment_under_way (account_id);
