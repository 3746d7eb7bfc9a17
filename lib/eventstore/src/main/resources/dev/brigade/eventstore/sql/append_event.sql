-- Appends one event behind the one with the id previous_id, which is null for the first of a stream. Answers and raises
-- what append_events does.
create or replace function eventstore.append_event(
    event text, event_id uuid, decider text, decider_id text, data json, command_id text, previous_id uuid,
    event_version int default 1, final boolean default false, correlation_id text default null,
    causation_id text default null, traceparent text default null)
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_variable
declare
    expected_version bigint := 0;
begin
    if previous_id is not null then
        select e.version into expected_version from eventstore.events e
        where e.event_id = previous_id and e.decider = append_event.decider
          and e.decider_id = append_event.decider_id;
        if not found then
            raise exception 'Event % is not in stream %/%', previous_id, decider, decider_id using errcode = 'ES001';
        end if;
    end if;
    return query select * from eventstore.append_events(
        decider, decider_id, expected_version,
        array[row(event, event_id, data, event_version, final)::eventstore.new_event],
        command_id, correlation_id, causation_id, traceparent);
end
$$;
