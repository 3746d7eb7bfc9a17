-- Read models. Each row says which version of its stream it shows; position orders the lists.
create table restaurant_view (
    id       text   primary key,
    version  bigint not null,
    position bigint not null,
    document text   not null
);
create index restaurant_view_by_position on restaurant_view (position);

create table order_view (
    id            text   primary key,
    version       bigint not null,
    position      bigint not null,
    document      text   not null,
    restaurant_id text   not null,
    status        text   not null
);
create index order_view_by_position on order_view (position);
create index order_view_by_restaurant on order_view (restaurant_id, position);
create index order_view_by_status on order_view (status, position);

create table ledger_view (
    id      text   primary key,
    version bigint not null,
    balance bigint not null,
    pending bigint not null
);

create table ledger_transaction (
    account_id     text        not null,
    transaction_id text        not null,
    position       bigint      not null,
    amount         bigint      not null,
    status         text        not null,
    decline_reason text,
    rule_version   text        not null,
    decided_at     timestamptz not null,
    primary key (account_id, transaction_id)
);
create index ledger_transaction_by_position on ledger_transaction (account_id, position);

-- Every stream there is, and how far it goes.
create table stream_view (
    decider    text        not null,
    id         text        not null,
    version    bigint      not null,
    updated_at timestamptz not null,
    primary key (decider, id)
);
