-- The event was not handled, and may come again at once.
create or replace function fstore.nack_event(v_view text, v_decider_id text)
    returns setof fstore.locks language sql as $$
    select * from fstore.schedule_nack_event(v_view, v_decider_id, 0);
$$;
