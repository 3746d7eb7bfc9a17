-- Lets a view go on with a parked stream, at once and with no failures counted. False when it is not parked. Raises ES004
-- for a view that does not exist, ES014 for a stream without events.
create or replace function eventstore.unpark(view text, decider_id text, decider text)
    returns boolean language plpgsql as $$
#variable_conflict use_column
declare
    held eventstore.view_slots := eventstore.locked_slot(view, decider, decider_id);
    stream eventstore.blocked_streams;
begin
    update eventstore.blocked_streams b
    set parked = false, reason = null, attempts = 0, last_error = null, retry_at = '-infinity'
    where b.view = held.view and b.decider = unpark.decider and b.decider_id = unpark.decider_id and b.parked
    returning b.* into stream;
    if not found then
        return false;
    end if;
    if stream.lease_until <= clock_timestamp() then
        perform eventstore.unblock_stream(held, stream);
    end if;
    return true;
end
$$;
