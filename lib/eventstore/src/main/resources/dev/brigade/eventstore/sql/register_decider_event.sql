-- Allows an event of a decider to be appended. Registering again changes its description, if one is given.
create or replace function eventstore.register_decider_event(
    decider text, event text, description text default null, event_version int default 1)
    returns void language sql as $$
    insert into eventstore.deciders as known (decider, event, event_version, description)
    values (register_decider_event.decider, register_decider_event.event,
            register_decider_event.event_version, register_decider_event.description)
    on conflict (decider, event, event_version) do update set description = excluded.description
        where excluded.description is distinct from coalesce(known.description, '')
          and excluded.description is not null;
$$;
