-- What the guide shows of a first stream and a first subscription.

select eventstore.register_decider_event('Order', 'OrderPlaced', 'Somebody wants to eat');
select eventstore.register_decider_event('Order', 'OrderPaid');

-- the first event of a stream follows nothing
select version from eventstore.append_event(
    'OrderPlaced', '01980000-0000-7000-8000-000000000001', 'Order', 'order-1', '{"total": 12}', 'command-1', null);
--> 1

-- each later one names the event that it follows
select version from eventstore.append_event(
    'OrderPaid', '01980000-0000-7000-8000-000000000002', 'Order', 'order-1', '{"by": "card"}', 'command-2',
    '01980000-0000-7000-8000-000000000001');
--> 2

-- who is slower, and follows an event that is not the last one any more, has a conflict
select version from eventstore.append_event(
    'OrderPaid', '01980000-0000-7000-8000-000000000003', 'Order', 'order-1', '{"by": "cash"}', 'command-3',
    '01980000-0000-7000-8000-000000000001');
--> ERROR ES001

select version, event, data from eventstore.get_events('order-1', 'Order');
--> 1 | OrderPlaced | {"total": 12}
--> 2 | OrderPaid | {"by": "card"}

-- the same command again: nothing is written, the answer is the first one
select event_id, version from eventstore.append_event(
    'OrderPaid', '01980000-0000-7000-8000-000000000004', 'Order', 'order-1', '{"by": "card"}', 'command-2',
    '01980000-0000-7000-8000-000000000001');
--> 01980000-0000-7000-8000-000000000002 | 2

select eventstore.register_view('order-totals');

select event_id, fence, decider_id, version, event from eventstore.stream_events('order-totals', 100);
--> 01980000-0000-7000-8000-000000000001 | … | order-1 | 1 | OrderPlaced
--> 01980000-0000-7000-8000-000000000002 | … | order-1 | 2 | OrderPaid

-- :event_id and :fence are those of the last row
select eventstore.ack_event('order-totals', :event_id, :fence);

select eventstore.view_lag('order-totals');
--> 0

-- many events in one round trip, all or none, behind version 0: that is into a new stream
select version from eventstore.append_events('Order', 'order-2', 0, array[
    ('OrderPlaced', '01980000-0000-7000-8000-000000000005', '{"total": 8}', 1, false),
    ('OrderPaid', '01980000-0000-7000-8000-000000000006', '{"by": "cash"}', 1, true)]::eventstore.new_event[]);
--> 1
--> 2

-- its last event was final
select eventstore.append_events('Order', 'order-2', 2, array[
    ('OrderPaid', '01980000-0000-7000-8000-000000000007', '{}', 1, false)]::eventstore.new_event[]);
--> ERROR ES002

-- refuse one: its stream is blocked and comes again in 5 s, others go on
select event_id, fence, decider_id, version, event from eventstore.stream_events('order-totals', 1);
--> 01980000-0000-7000-8000-000000000005 | … | order-2 | 1 | OrderPlaced
select eventstore.nack_event('order-totals', :event_id, :fence, 5000, 'no such customer');

select event, cursor from eventstore.read_all('', 3);
--> OrderPlaced | …
--> OrderPaid | …
--> OrderPlaced | …
select event from eventstore.read_all(:cursor, 100);
--> OrderPaid

delete from eventstore.events;
--> ERROR ES006
