-- Why an append inserted nothing: 'unregistered' (with what), 'replayed', 'closed', 'conflict', or 'duplicate' when
-- the stream stands as expected, so that only an event id can have been in the way.
create or replace function eventstore.append_obstacle(
    decider text, decider_id text, expected_version bigint, command_id text, events text[], event_versions int[])
    returns table (obstacle text, detail text) language plpgsql stable as $$
#variable_conflict use_column
declare
    last record;
begin
    select string_agg(distinct format('%s (version %s)', e.event, e.event_version), ', ') into detail
    from unnest(append_obstacle.events, append_obstacle.event_versions) as e(event, event_version)
    where not exists (select from eventstore.deciders d
                      where d.decider = append_obstacle.decider
                        and d.event = e.event and d.event_version = e.event_version);

    select e.version, e.final,
           coalesce(e.tx > eventstore.own_tx_if_assigned(), false) as overtaken into last
    from eventstore.events e
    where e.decider = append_obstacle.decider and e.decider_id = append_obstacle.decider_id
    order by e.version desc limit 1;

    obstacle := case
        when detail is not null then 'unregistered'
        when exists (select from eventstore.events e
                     where e.decider = append_obstacle.decider and e.decider_id = append_obstacle.decider_id
                       and e.version > append_obstacle.expected_version
                       and e.command_id = append_obstacle.command_id) then 'replayed'
        when last.final then 'closed'
        when coalesce(last.version, 0) <> append_obstacle.expected_version or last.overtaken
             or not eventstore.is_my_turn(append_obstacle.decider, append_obstacle.decider_id) then 'conflict'
        else 'duplicate'
    end;
    return next;
end
$$;
