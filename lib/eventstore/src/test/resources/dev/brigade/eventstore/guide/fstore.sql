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
