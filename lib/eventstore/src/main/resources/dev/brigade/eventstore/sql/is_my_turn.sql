-- Whether nobody else has the turn of a stream, or waits for it; nobody gets it before this transaction ends. Who has it is
-- asked a second time, since others who wait for it stand before a shared lock.
create or replace function eventstore.is_my_turn(decider text, decider_id text)
    returns boolean language sql volatile
    as $$ select pg_try_advisory_xact_lock_shared(eventstore.turn_key(decider, decider_id))
              or pg_try_advisory_xact_lock(eventstore.turn_key(decider, decider_id)) $$;
