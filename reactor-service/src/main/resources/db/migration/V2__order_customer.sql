-- Whose order it is, from OrderCreatedEvent: the events after it carry the order's id only.
create table order_customer (
    order_id   text primary key,
    account_id text not null
);
