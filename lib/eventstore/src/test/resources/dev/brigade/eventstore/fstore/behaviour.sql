-- What an application sees of the store that schema fstore stands in for. Statements are separated by empty lines, and run
-- one after the other; "[b]" and "[c]" are other sessions than the first one. The outcome of each is in behaviour.txt.

-- An event is registered, and its row is answered.
select * from register_decider_event('order', 'created', 'it began')

select decider, event, event_version, description from register_decider_event('order', 'paid', 'money came', 1)

select * from register_decider_event(v_decider => 'order', v_event => 'paid', v_description => 'money came', v_event_version => 2)

select * from register_decider_event('order', 'closed', 'the end')

select * from register_decider_event('shop', 'opened', 'of another decider')

-- Registering twice is refused.
select * from register_decider_event('order', 'created', 'again')

select * from register_decider_event('order', 'lost', null)

select * from register_decider_event(null, 'lost', 'no decider')

insert into deciders (decider, event, description) values ('order', 'kept', 'inserted') returning *

insert into deciders values ('order', 'kept', 2, 'by place')

insert into deciders values ('order', 'kept', 2, 'by place again')

-- Changing and deleting what is registered does nothing, silently.
update deciders set description = 'changed' where event = 'kept'

delete from deciders where event = 'kept'

select * from deciders order by decider, event, event_version

-- The first event of a stream has no previous one.
select event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, created_at = now(), "offset" > 0, transaction_id = pg_current_xact_id() from append_event('created', '00000000-0000-0000-0000-000000000001', 'order', 'o1', '{"b": 1,  "a": [1]}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', '00000000-0000-0000-0000-0000000000f1', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select event, previous_id, event_version from append_event('paid', '00000000-0000-0000-0000-000000000002', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000001', 2)

-- Another event behind one that has one already.
select * from append_event('paid', '00000000-0000-0000-0000-0000000000f2', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000001')

-- The same event again.
select * from append_event('paid', '00000000-0000-0000-0000-000000000002', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000001')

select * from append_event('paid', '00000000-0000-0000-0000-000000000002', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000002')

select * from append_event('created', '00000000-0000-0000-0000-000000000001', 'order', 'o9', '{}', '00000000-0000-0000-0000-0000000000c1', null)

-- A previous event that is not in the stream.
select * from append_event('paid', '00000000-0000-0000-0000-0000000000f3', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000001')

select * from append_event('paid', '00000000-0000-0000-0000-0000000000f3', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-00000000ffff')

select * from append_event('opened', '00000000-0000-0000-0000-0000000000f3', 'shop', 'o1', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000001')

-- What is not registered, or of another decider, or of another version.
select * from append_event('unknown', '00000000-0000-0000-0000-0000000000f4', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('opened', '00000000-0000-0000-0000-0000000000f4', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('paid', '00000000-0000-0000-0000-0000000000f4', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null, 3)

-- Missing values.
select * from append_event(null, '00000000-0000-0000-0000-0000000000f5', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', null, 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', '00000000-0000-0000-0000-0000000000f5', null, 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', '00000000-0000-0000-0000-0000000000f5', 'order', null, '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', '00000000-0000-0000-0000-0000000000f5', 'order', 'o2', null, '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', '00000000-0000-0000-0000-0000000000f5', 'order', 'o2', '{}', null, null)

insert into events (event, event_id, event_version, decider, decider_id, data, command_id) values ('created', '00000000-0000-0000-0000-0000000000f5', null, 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1')

insert into events (event, event_id, decider, decider_id, data, command_id, final) values ('created', '00000000-0000-0000-0000-0000000000f5', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('created', '00000000-0000-0000-0000-0000000000f5', 'order', 'o2', 'not json', '00000000-0000-0000-0000-0000000000c1', null)

-- Events are inserted directly, several at once, and the last one is final.
insert into events (event, event_id, decider, decider_id, data, command_id, previous_id, final) values
    ('created', '00000000-0000-0000-0000-000000000011', 'order', 'o2', '{"n": 1}', '00000000-0000-0000-0000-0000000000c2', null, false),
    ('closed', '00000000-0000-0000-0000-000000000012', 'order', 'o2', '{"n": 2}', '00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-000000000011', true)
returning event, event_version, previous_id, final, created_at = now(), transaction_id = pg_current_xact_id()

select * from append_event('created', '00000000-0000-0000-0000-0000000000f6', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', null)

select * from append_event('paid', '00000000-0000-0000-0000-0000000000f6', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000012')

select * from append_event('paid', '00000000-0000-0000-0000-0000000000f6', 'order', 'o2', '{}', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000ff')

insert into events (event, event_id, decider, decider_id, data, command_id, created_at) values ('opened', '00000000-0000-0000-0000-000000000021', 'shop', 's1', '{}', '00000000-0000-0000-0000-0000000000c3', '2020-02-02 02:02:02+00') returning event, created_at = '2020-02-02 02:02:02+00'

-- Changing and deleting events does nothing, silently.
update events set data = '{"changed": true}'

delete from events

select rank() over (order by "offset"), event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final from events order by "offset"

-- Rows as types, and in functions.
do $$
declare
    whole events;
    part events%rowtype;
    kind deciders;
begin
    select * into whole from append_event('opened', '00000000-0000-0000-0000-000000000031', 'shop', 's2', '{"x": 1}', '00000000-0000-0000-0000-0000000000c4', null);
    select * into part from get_last_event('s2', 'shop');
    select * into kind from deciders where event = 'opened';
    if whole.event_id <> part.event_id or part.data ->> 'x' <> '1' or kind.event_version <> 1 or whole is distinct from part then
        raise exception 'different rows';
    end if;
end
$$

select pg_typeof(event), pg_typeof(event_id), pg_typeof(event_version), pg_typeof(decider), pg_typeof(decider_id), pg_typeof(data), pg_typeof(command_id), pg_typeof(previous_id), pg_typeof(final), pg_typeof(created_at), pg_typeof("offset"), pg_typeof(transaction_id) from events limit 1

select pg_typeof(decider), pg_typeof(event), pg_typeof(event_version), pg_typeof(description) from deciders limit 1

select event from get_events('o1', 'order')

select event, data from get_events('o2', 'order')

select event from get_events('nothing', 'order')

select event, final from get_last_event('o2', 'order')

select event from get_last_event('nothing', 'order')

-- A view that starts in the past stands before all events, one that starts now behind them.
select view, start_at, lock_timeout_s, pooling_delay_s, edge_function_url, created_at = now(), updated_at = now() from register_view('past', '2000-01-01')

select view, start_at = now()::timestamp, lock_timeout_s, pooling_delay_s, edge_function_url from register_view('now')

select view, lock_timeout_s, pooling_delay_s, edge_function_url from register_view('settings', '2000-01-01', 7, 3, 'https://example.org/events')

select view, lock_timeout_s, pooling_delay_s, edge_function_url, updated_at > created_at from register_view('settings', '2000-01-01', 8, null, null)

select pg_typeof(view), pg_typeof(start_at), pg_typeof(lock_timeout_s), pg_typeof(pooling_delay_s), pg_typeof(edge_function_url), pg_typeof(created_at), pg_typeof(updated_at) from views limit 1

select pg_typeof(view), pg_typeof(decider_id), pg_typeof("offset"), pg_typeof(last_offset), pg_typeof(locked_until), pg_typeof(offset_final), pg_typeof(created_at), pg_typeof(updated_at) from locks limit 1

select view, decider_id, (select e.event from events e where e."offset" = l."offset"), last_offset < "offset" as behind, offset_final, locked_until <= now() as free from locks l order by view, decider_id

select count(*) from stream_events('now', 10)

-- One event of each stream, those first whose last one is oldest; a claimed stream is not there for others.
select decider_id, event from stream_events('past', 1)

select decider_id, event from stream_events('past', 2, 60)

-- [b]
select decider_id, event from stream_events('past', 10)

-- [b]
select decider_id, event from stream_events('past', 10)

select count(*) from stream_events('unknown', 10)

select decider_id, locked_until > now() as locked, last_offset < "offset" as behind from locks where view = 'past' order by decider_id

select decider_id, round(extract(epoch from locked_until - updated_at)) as seconds from locks where view = 'past' order by decider_id

-- Acknowledged, the stream is free and its next event comes.
select view, decider_id, "offset" > last_offset as behind, locked_until = now() as free, offset_final, updated_at = now() from ack_event('past', 'o1', (select min("offset") from events where decider_id = 'o1'))

select decider_id, event from stream_events('past', 10)

select "offset" > last_offset as behind from ack_event('past', 'o1', (select max("offset") from events where decider_id = 'o1'))

select decider_id, event from stream_events('past', 10)

-- Not acknowledged, the same event comes again, at once or later.
select view, decider_id, locked_until = now() from nack_event('past', 'o2')

select decider_id, event from stream_events('past', 10)

select view, decider_id, locked_until = now() + interval '1 hour' from schedule_nack_event('past', 'o2', 3600000)

select decider_id, event from stream_events('past', 10)

select locked_until = now() + interval '1 ms' from schedule_nack_event('past', 'o2', 1)

select pg_sleep(0.01)

select decider_id, event from stream_events('past', 10)

select count(*) from ack_event('past', 'nothing', 1)

select count(*) from nack_event('past', 'nothing')

select count(*) from schedule_nack_event('unknown', 'o2', 1)

select count(*) from ack_event('unknown', 'o2', (select min("offset") from events where decider_id = 'o2'))

-- What is appended later is there for all views, and closes the stream for all.
select event from append_event('created', '00000000-0000-0000-0000-000000000041', 'order', 'o3', '{}', '00000000-0000-0000-0000-0000000000c5', null)

insert into events (event, event_id, decider, decider_id, data, command_id, previous_id, final) values ('closed', '00000000-0000-0000-0000-000000000042', 'order', 'o1', '{}', '00000000-0000-0000-0000-0000000000c5', '00000000-0000-0000-0000-000000000002', true)

select view, decider_id, offset_final from locks where decider_id in ('o1', 'o3') order by view, decider_id

select decider_id, event from stream_events('now', 10)

select count(*) from ack_event('now', 'o3', (select "offset" from events where decider_id = 'o3'))

select decider_id, event from stream_events('past', 10)

-- A claim without time is over at once.
select event from append_event('paid', '00000000-0000-0000-0000-000000000043', 'order', 'o3', '{}', '00000000-0000-0000-0000-0000000000c5', '00000000-0000-0000-0000-000000000041')

select decider_id, event from stream_events('now', 10, 0)

select decider_id, event from stream_events('now', 10, 60)

-- Within one transaction, what it appended is not there yet, and can be acknowledged all the same.
do $$
declare
    acknowledged locks;
    mine events;
begin
    perform append_event('opened', '00000000-0000-0000-0000-000000000051', 'shop', 's5', '{}', '00000000-0000-0000-0000-0000000000c6', null);
    if exists (select from stream_events('now', 10) as e where e.decider_id = 's5') then
        raise exception 'it is there';
    end if;
    select * into mine from events where event_id = '00000000-0000-0000-0000-000000000051';
    select * into acknowledged from ack_event('now', 's5', mine."offset");
    if acknowledged.last_offset is distinct from mine."offset" or acknowledged."offset" <> mine."offset" then
        raise exception 'it was not acknowledged';
    end if;
end
$$

select decider_id, event from stream_events('now', 10)

do $$
begin
    perform append_event('opened', '00000000-0000-0000-0000-000000000052', 'shop', 's6', '{}', '00000000-0000-0000-0000-0000000000c6', null);
    perform stream_events('now', 1);
    if (select count(*) from nack_event('now', 's6')) <> 1 or (select count(*) from schedule_nack_event('now', 's6', 5000)) <> 1 then
        raise exception 'it cannot be given back';
    end if;
end
$$

select locked_until > now() from locks where view = 'now' and decider_id = 's6'

-- Two consumers in open transactions get different streams, and wait for nobody.
select view from register_view('busy', '2000-01-01')

-- [b]
begin

-- [b]
select decider_id, event from stream_events('busy', 2)

-- [c]
select decider_id, event from stream_events('busy', 2)

-- [b]
rollback

select decider_id, event from stream_events('busy', 10)

select count(*) from stream_events('busy', 0)

select count(*) from stream_events('busy', -1)

-- Locks can be opened by hand, and positions moved.
update locks set locked_until = now() - interval '1 second' where view = 'busy' and decider_id = 's1'

select decider_id, event from stream_events('busy', 10)

update locks set locked_until = now() - interval '1 second', last_offset = "offset" where view = 'busy' and decider_id = 's2'

select decider_id, event from stream_events('busy', 10)

-- A view is a row of a table.
insert into views (view) values ('inserted')

insert into views (view) values ('inserted')

insert into views (view) values ('inserted') on conflict (view) do nothing

insert into views (view, start_at) values (null, now())

update views set lock_timeout_s = 11 where view = 'inserted' returning lock_timeout_s, updated_at > created_at

delete from views where view = 'busy'

select count(*) from locks where view = 'busy'

select view from register_view('busy', '2000-01-01')

select decider_id, event from stream_events('busy', 2)

delete from locks where view = 'busy'

delete from views

select count(*) from locks

select count(*) from events
