-- Claims a stream for the caller; answers its next event, or null when somebody was faster.
create or replace function fstore.claim(
    view text, decider text, decider_id text, free_since timestamptz, lease interval)
    returns bigint language plpgsql as $$
#variable_conflict use_column
declare
    held fstore.positions;
    next_event bigint;
begin
    if not pg_try_advisory_xact_lock(fstore.position_key(claim.view, claim.decider, claim.decider_id)) then
        return null;
    end if;
    insert into fstore.positions (view, decider, decider_id, last_offset, locked_until, created_at)
    values (claim.view, claim.decider, claim.decider_id, 0, free_since, free_since)
    on conflict (view, decider_id, decider) do nothing;
    select p.* into held from fstore.positions p
    where p.view = claim.view and p.decider = claim.decider and p.decider_id = claim.decider_id
      and p.locked_until < now()
    for update skip locked;
    select min(e.position) into next_event from eventstore.events e
    where e.decider = held.decider and e.decider_id = held.decider_id and e.position > held.last_offset;
    if next_event is null then
        return null;
    end if;
    update fstore.positions p
    set locked_until = now() + lease, claimed_offset = next_event, holder = fstore.session(), updated_at = now(),
        lost = p.lost || array_remove(array[p.holder], null)
    where (p.view, p.decider, p.decider_id) = (held.view, held.decider, held.decider_id);
    return next_event;
end
$$;
