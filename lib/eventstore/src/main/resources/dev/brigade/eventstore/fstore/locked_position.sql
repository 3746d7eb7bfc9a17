-- The position of a view in a stream, locked until the end of the caller's transaction; made where there is none yet.
create or replace function fstore.locked_position(view text, decider text, decider_id text)
    returns fstore.positions language plpgsql as $$
#variable_conflict use_column
declare
    locked fstore.positions;
begin
    perform pg_advisory_xact_lock(fstore.position_key(
        locked_position.view, locked_position.decider, locked_position.decider_id));
    insert into fstore.positions (view, decider, decider_id, last_offset, locked_until)
    values (locked_position.view, locked_position.decider, locked_position.decider_id, 0, now())
    on conflict (view, decider_id, decider) do nothing;
    select p.* into strict locked from fstore.positions p
    where p.view = locked_position.view and p.decider = locked_position.decider
      and p.decider_id = locked_position.decider_id
    for update;
    return locked;
end
$$;
