create or replace function fstore.get_last_event(v_decider_id text, v_decider text)
    returns setof fstore.events language sql as $$
    select e.* from fstore.events e where e.decider_id = v_decider_id and e.decider = v_decider
    order by e."offset" desc limit 1;
$$;
