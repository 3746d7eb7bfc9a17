-- The slot of a new stream. Only asked for its first event, so the hash may differ between releases of Postgres.
create or replace function eventstore.slot_of(decider text, decider_id text)
    returns smallint language sql immutable parallel safe
return (hashtextextended(decider_id, hashtextextended(decider, 0)) & 63)::smallint;
