-- One event by its id, whatever stream it is in.
create or replace function eventstore.get_event(event_id uuid)
    returns setof eventstore.events language sql stable rows 1 as $$
    select e.* from eventstore.events e where e.event_id = get_event.event_id;
$$;
