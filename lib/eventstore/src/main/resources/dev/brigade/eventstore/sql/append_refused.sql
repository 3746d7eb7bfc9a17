-- The end of an append that inserted nothing: answers what the command recorded the first time, or raises what is in
-- the way, with the codes of append_events.
create or replace function eventstore.append_refused(
    decider text, decider_id text, expected_version bigint, command_id text, events text[], event_versions int[])
    returns setof eventstore.events language plpgsql as $$
#variable_conflict use_variable
declare
    found_obstacle text;
    found_detail text;
begin
    select o.obstacle, o.detail into found_obstacle, found_detail
    from eventstore.append_obstacle(decider, decider_id, expected_version, command_id, events, event_versions) o;
    case found_obstacle
        when 'replayed' then
            return query select e.* from eventstore.events e
                where e.decider = append_refused.decider and e.decider_id = append_refused.decider_id
                  and e.version > expected_version and e.command_id = append_refused.command_id
                order by e.version;
        when 'unregistered' then
            raise exception 'Not registered for decider %: %', decider, found_detail using errcode = 'ES003';
        when 'closed' then
            raise exception 'Stream %/% is closed by a final event', decider, decider_id using errcode = 'ES002';
        when 'conflict' then
            raise exception 'Stream %/% is not at version %', decider, decider_id, expected_version
                using errcode = 'ES001';
        when 'duplicate' then
            raise exception 'An event of %/% has an id that is already in the store', decider, decider_id
                using errcode = 'unique_violation';
    end case;
end
$$;
