-- The end of a stream; no row when it has no events.
create or replace function eventstore.get_last_event(decider_id text, decider text)
    returns setof eventstore.events language plpgsql stable rows 1 as $$
begin
    return query
        select e.* from eventstore.events e
        where e.decider_id = get_last_event.decider_id and e.decider = get_last_event.decider
        order by e.version desc limit 1;
end
$$;
