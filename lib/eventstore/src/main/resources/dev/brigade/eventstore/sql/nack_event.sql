-- Refuses an event of the claimed batch: its stream is blocked from this event on, and comes again after that many
-- milliseconds; what the batch holds of the stream before the event is handled. Other streams go on: settle them by
-- ack_event, which passes over the refused ones. When nothing else is left of the batch this ends the lease. With an
-- error this counts as a failed attempt; without, as merely put off. Refusing a stream twice changes nothing.
-- Raises ES005, and changes nothing, when the caller does not hold the lease any more, or the event is not in the batch
-- or was acknowledged before; ES007 for negative milliseconds.
create or replace function eventstore.nack_event(
    view text, event_id uuid, fence bigint, ms bigint default 0, error text default null)
    returns void language plpgsql as $$
begin
    if ms < 0 then
        raise exception 'The delay is % ms, less than 0', ms using errcode = 'ES007';
    end if;
    if fence & 1 = 1 then
        perform eventstore.nack_in_stream(view, event_id, fence, ms, error);
    else
        perform eventstore.nack_in_slot(view, event_id, fence, ms, error);
    end if;
end
$$;
