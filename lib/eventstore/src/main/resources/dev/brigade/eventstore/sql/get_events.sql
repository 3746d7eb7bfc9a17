-- A stream from old to new; no limit, or from 1.
create or replace function eventstore.get_events(
    decider_id text, decider text, after_version bigint default 0, "limit" int default null)
    returns setof eventstore.events language plpgsql stable rows 100
    set plan_cache_mode = force_generic_plan as $$
begin
    perform eventstore.require_limit("limit");
    return query
        select e.* from eventstore.events e
        where e.decider_id = get_events.decider_id and e.decider = get_events.decider
          and e.version > get_events.after_version
        order by e.version limit get_events."limit";
end
$$;
