-- Moves a leased slot's cursor over events of blocked streams that come next in the batch. Where nothing else is left of
-- the batch, its lease ends.
create or replace function eventstore.advance_slot(held eventstore.view_slots)
    returns void language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off as $$
#variable_conflict use_column
declare
    next record;
    since timestamptz := (select nullif(v.start_at, '-infinity') from eventstore.views v where v.view = held.view);
begin
    select e.tx, e.position into next
    from eventstore.window_events(
        held.slot, held.seen, held.reading, held.tx, held.position, 1, since, held.view, held.fence) e
    where (e.tx, e.position) <= (held.batch_tx, held.batch_position)
    order by e.tx, e.position limit 1;
    if found then
        update eventstore.view_slots s set tx = next.tx, position = next.position - 1
        where s.view = held.view and s.slot = held.slot;
    else
        update eventstore.view_slots s
        set tx = s.batch_tx, position = s.batch_position, owner = null, lease_until = clock_timestamp(),
            attempts = 0, retry_at = '-infinity', last_error = null
        where s.view = held.view and s.slot = held.slot;
    end if;
end
$$;
