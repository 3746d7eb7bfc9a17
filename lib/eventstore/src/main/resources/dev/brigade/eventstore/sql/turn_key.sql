-- The advisory lock of a stream's turn.
create or replace function eventstore.turn_key(decider text, decider_id text)
    returns bigint language sql immutable parallel safe
return hashtextextended(decider || '/' || decider_id, 0);
