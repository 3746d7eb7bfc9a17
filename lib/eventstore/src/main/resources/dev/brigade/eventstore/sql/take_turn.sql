-- Waits until no other transaction is about to append to the stream, and keeps others from it until this one ends: what is
-- appended then does not conflict. For who has lost a race, and would lose the next one too against those who come later.
-- Appends of other transactions conflict meanwhile, but for those of append_event and append_events, and of the Java
-- client outside a transaction, which do not ask.
create or replace function eventstore.take_turn(decider text, decider_id text)
    returns void language sql
    as $$ select pg_advisory_xact_lock(eventstore.turn_key(decider, decider_id)) $$;
