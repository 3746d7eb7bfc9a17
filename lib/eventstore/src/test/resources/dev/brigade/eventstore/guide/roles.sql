-- What the guide shows of roles, and of what nobody may do.

drop role if exists shop;
select eventstore.register_decider_event('Order', 'OrderPlaced');

create role shop login;
grant eventstore_writer, eventstore_streamer to shop;

set role shop;
select version from eventstore.append_event(
    'OrderPlaced', '01980000-0000-7000-8000-000000000001', 'Order', 'order-1', '{}', null, null);
--> 1
select * from eventstore.events;
--> ERROR 42501
select eventstore.register_view('order-totals');
--> ERROR 42501

reset role;
select eventstore.set_max_payload_bytes(65536);
select eventstore.append_event(
    'OrderPlaced', '01980000-0000-7000-8000-000000000002', 'Order', 'order-2', to_json(repeat('x', 65536)), null, null);
--> ERROR ES020
truncate eventstore.events;
--> ERROR ES006

-- after a dump was restored into another server, or after pg_upgrade
select eventstore.after_restore();

drop role shop;
