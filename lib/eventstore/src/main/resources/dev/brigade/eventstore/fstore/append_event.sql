create or replace function fstore.append_event(
    v_event text, v_event_id uuid, v_decider text, v_decider_id text, v_data jsonb, v_command_id uuid,
    v_previous_id uuid, v_event_version bigint default 1)
    returns setof fstore.events language sql as $$
    insert into fstore.events (event, event_id, event_version, decider, decider_id, data, command_id, previous_id)
    values (v_event, v_event_id, v_event_version, v_decider, v_decider_id, v_data, v_command_id, v_previous_id)
    returning *;
$$;
