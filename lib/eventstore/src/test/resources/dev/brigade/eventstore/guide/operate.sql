-- What the guide shows of operating views.

select eventstore.register_decider_event('Order', 'OrderPlaced');
select eventstore.append_event(
    'OrderPlaced', '01980000-0000-7000-8000-000000000001', 'Order', 'order-1', '{}', null, null);
select eventstore.register_view('order-totals');
create table order_totals (id text);
create table order_totals_2 (id text);
select event_id, fence from eventstore.stream_events('order-totals');
select eventstore.nack_event('order-totals', :event_id, :fence, 60000, 'no such customer');

-- events that are committed and not handled; null for a view that does not exist
select eventstore.view_lag('order-totals');
--> 1

-- everything up to this position is handled; the rest waits since then, null when there is no rest
select oldest_at is not null from eventstore.view_frontier('order-totals');
--> t

-- streams that wait to be tried again, or to be unparked
select decider_id, waiting, attempts, last_error, parked, reason from eventstore.blocked_streams('order-totals');
--> order-1 | 1 | 1 | no such customer | f | null

-- take a stream out of the way, and let it go on
select eventstore.park('order-totals', 'order-1', 'Order', 'ticket 4711');
select eventstore.unpark('order-totals', 'order-1', 'Order');
--> t

-- handle everything again that was recorded since; without a time, everything
select eventstore.rewind_view('order-totals', '2026-01-31 12:00+00');

-- let the view get this stream's events in an hour, and not before
select eventstore.schedule_nack_event('order-totals', 'order-1', 3600000, 'Order');

-- a second view under another name, built beside the first one
select eventstore.register_view('order-totals-2');

-- once its lag is not above the first one's: the tables and the position, in one transaction
begin;
alter table order_totals rename to order_totals_old;
alter table order_totals_2 rename to order_totals;
select eventstore.switch_view('order-totals', 'order-totals-2');
--> t
commit;
