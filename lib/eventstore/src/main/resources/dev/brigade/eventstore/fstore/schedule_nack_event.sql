-- The event was not handled, and comes again after that many milliseconds. Of two deciders that share the id it is the one
-- that is claimed. No row, and nothing changes, when the claim ran out and another one is going on.
create or replace function fstore.schedule_nack_event(v_view text, v_decider_id text, v_milliseconds bigint)
    returns setof fstore.locks language plpgsql as $$
declare
    stream fstore.stream_locks;
    held fstore.positions;
    any_held boolean := exists (select from fstore.positions p
                                where p.view = v_view and p.decider_id = v_decider_id and fstore.is_held(p));
begin
    for stream in
        select l.* from fstore.stream_locks l where l.view = v_view and l.decider_id = v_decider_id
    loop
        held := fstore.locked_position(stream.view, stream.decider, stream.decider_id);
        continue when fstore.came_too_late(held) or any_held and not fstore.is_held(held);
        update fstore.positions p
        set locked_until = now() + make_interval(secs => v_milliseconds / 1000.0), holder = null, updated_at = now()
        where (p.view, p.decider, p.decider_id) = (held.view, held.decider, held.decider_id);
        return query select l.view, l.decider_id, l."offset", l.last_offset, l.locked_until, l.offset_final,
                            l.created_at, l.updated_at
                     from fstore.stream_locks l
                     where l.view = held.view and l.decider_id = held.decider_id and l.decider = held.decider;
    end loop;
end
$$;
