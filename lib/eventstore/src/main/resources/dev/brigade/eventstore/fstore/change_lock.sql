-- The update and the delete of locks. A row's stream is the one that its offset is of.
create or replace function fstore.change_lock() returns trigger language plpgsql as $$
declare
    held fstore.positions;
begin
    held := fstore.locked_position(old.view, (select e.decider from eventstore.events e
        where e.decider_id = old.decider_id and e.position = old."offset"), old.decider_id);
    if tg_op = 'DELETE' then
        delete from fstore.positions p
        where (p.view, p.decider, p.decider_id) = (held.view, held.decider, held.decider_id);
        return old;
    end if;
    if new.last_offset <> held.last_offset then
        held.claimed_offset := null;
        held.holder := null;
        held.lost := '{}';
    end if;
    update fstore.positions p
    set last_offset = new.last_offset, locked_until = new.locked_until, claimed_offset = held.claimed_offset,
        holder = held.holder, lost = held.lost, updated_at = now()
    where (p.view, p.decider, p.decider_id) = (held.view, held.decider, held.decider_id);
    return new;
end
$$;

create or replace trigger change_lock instead of update or delete on fstore.locks
    for each row execute function fstore.change_lock();
