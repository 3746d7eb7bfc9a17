-- The last event of a stream that the slot's cursor is beyond; 0 when there is none. Each stream is in order by
-- (tx, position), so the cursor is beyond all events before that one too.
create or replace function eventstore.passed_version(slot eventstore.view_slots, decider text, decider_id text)
    returns bigint language sql stable as $$
    select coalesce((
        select e.version from eventstore.events e
        where e.decider = passed_version.decider and e.decider_id = passed_version.decider_id
          and eventstore.is_passed(passed_version.slot, e.tx, e.position)
        order by e.version desc limit 1), 0);
$$;
