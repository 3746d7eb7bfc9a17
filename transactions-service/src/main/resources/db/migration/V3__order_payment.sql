-- How far the payment of an order is: the memory of the reactions between orders and ledgers.
-- WAITING: the account is not known yet. REQUESTED: the ledger was asked.
-- ABANDONED: the order ended before the ledger was asked.
create table order_payment (
    order_id       text        primary key,
    transaction_id text        not null unique,
    account_id     text        not null,
    restaurant_id  text        not null,
    amount         bigint      not null check (amount > 0),
    state          text        not null check (state in ('WAITING', 'REQUESTED', 'ABANDONED')),
    requested_at   timestamptz not null default now(),
    correlation_id text        not null,
    causation_id   text        not null,
    traceparent    text
);
create index order_payment_waiting on order_payment (requested_at) where state = 'WAITING';
