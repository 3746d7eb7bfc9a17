create or replace function fstore.register_decider_event(
    v_decider text, v_event text, v_description text, v_event_version bigint default 1)
    returns setof fstore.deciders language sql as $$
    insert into fstore.deciders (decider, event, event_version, description)
    values (v_decider, v_event, v_event_version, v_description)
    returning *;
$$;
