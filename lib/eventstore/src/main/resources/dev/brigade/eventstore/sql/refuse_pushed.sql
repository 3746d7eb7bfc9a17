-- What becomes of an event that was pushed in vain: its stream comes again later, or is parked when it failed too often.
create or replace function eventstore.refuse_pushed(
    request eventstore.http_requests, error text, min_backoff_ms bigint, max_backoff_ms bigint, park_after int,
    retry_after text default null)
    returns void language plpgsql as $$
declare
    failures int := 1 + case when request.fence & 1 = 1 then request.attempts else 0 end;
begin
    perform eventstore.nack_event(
        request.view, request.event_id, request.fence,
        eventstore.backoff_ms(failures, min_backoff_ms, max_backoff_ms, retry_after), error);
    if failures >= nullif(park_after, 0) then
        perform eventstore.park(request.view, e.decider_id, e.decider, format('failed %s times: %s', failures, error))
        from eventstore.events e where e.event_id = request.event_id;
    end if;
end
$$;
