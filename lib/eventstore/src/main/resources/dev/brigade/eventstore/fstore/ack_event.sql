-- The event is handled, and the stream is free for its next one. No row, and nothing changes, when the event is not the
-- claimed one, or was acknowledged before, or the claim ran out, as far as that can be known without a fence: a consumer
-- comes too late when it shows that by its session. An event that nobody has claimed since the view stands where it
-- stands may be acknowledged as well.
create or replace function fstore.ack_event(v_view text, v_decider_id text, v_offset bigint)
    returns setof fstore.locks language plpgsql as $$
declare
    stream text := (select e.decider from eventstore.events e
                    where e.decider_id = v_decider_id and e.position = v_offset);
    held fstore.positions;
begin
    if stream is null or not exists (select from fstore.views v where v.view = v_view) then
        return;
    end if;
    held := fstore.locked_position(v_view, stream, v_decider_id);
    if v_offset <= held.last_offset or held.claimed_offset <> v_offset or fstore.came_too_late(held)
       or held.claimed_offset is not null and not fstore.is_held(held) then
        return;
    end if;
    update fstore.positions p
    set last_offset = v_offset, locked_until = now(), claimed_offset = null, holder = null, lost = '{}',
        updated_at = now()
    where (p.view, p.decider, p.decider_id) = (held.view, held.decider, held.decider_id);
    return query select l.view, l.decider_id, l."offset", l.last_offset, l.locked_until, l.offset_final, l.created_at,
                        l.updated_at
                 from fstore.stream_locks l
                 where l.view = v_view and l.decider_id = v_decider_id and l.decider = stream;
end
$$;
