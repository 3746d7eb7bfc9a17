-- What the guide shows of an application that was written for fstore-sql.

set search_path = fstore;
select event from register_decider_event('decider1', 'event1', 'description1');
--> event1
select decider_id, previous_id, final from append_event(
    'event1', '21e19516-9bda-11ed-a8fc-0242ac120002', 'decider1', 'f156a3c4-9bd8-11ed-a8fc-0242ac120002', '{}',
    'f156a3c4-9bd8-11ed-a8fc-0242ac120002', null);
--> f156a3c4-9bd8-11ed-a8fc-0242ac120002 | null | f
select view from register_view('view1', '2023-01-23 12:17:17.078384', 300);
--> view1
select event, "offset" from stream_events('view1');
--> event1 | …
select last_offset = "offset" from ack_event('view1', 'f156a3c4-9bd8-11ed-a8fc-0242ac120002', :offset);
--> t

-- the same event, seen from the other side
select event, version from eventstore.get_events('f156a3c4-9bd8-11ed-a8fc-0242ac120002', 'decider1');
--> event1 | 1

-- what the other store left, here in a schema "old"
reset search_path;
create schema old;
create table old.deciders as select * from fstore.deciders where false;
create table old.events as select * from fstore.events where false;
insert into old.deciders values ('decider2', 'event1', 1, 'it began'), ('decider2', 'event2', 1, 'it ended');
insert into old.events (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, created_at, "offset")
values ('event2', '00000000-0000-0000-0000-000000000002', 1, 'decider2', '2', '{"n": 2}', gen_random_uuid(), '00000000-0000-0000-0000-000000000001', true, '2023-01-02', 2),
       ('event1', '00000000-0000-0000-0000-000000000001', 1, 'decider2', '2', '{"n": 1}', gen_random_uuid(), null, false, '2023-01-01', 1);

insert into fstore.deciders select decider, event, event_version, description from old.deciders;
insert into fstore.events (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, created_at)
select event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, created_at
from old.events order by "offset";

select version, event, data, final, created_at < '2024-01-01' from eventstore.get_events('2', 'decider2');
--> 1 | event1 | {"n": 1} | f | t
--> 2 | event2 | {"n": 2} | t | t
