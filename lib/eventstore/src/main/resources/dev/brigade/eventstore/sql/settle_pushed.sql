-- What becomes of an event by the answer to its request, as HttpPush of the Java client has it: 2xx is done; for 429, or
-- when there was no connection, no event is to blame; 410 means that nothing more is to be sent; all else is a refusal.
-- Answers that come when the lease is over change nothing.
create or replace function eventstore.settle_pushed(
    request eventstore.http_requests, status int, error text, retry_after text,
    min_backoff_ms bigint, max_backoff_ms bigint, park_after int)
    returns void language plpgsql as $$
begin
    if status between 200 and 299 then
        perform eventstore.ack_event(request.view, request.event_id, request.fence);
    elsif status in (410, 429) or error ~ '^(Could(n''t| not) (resolve|connect)|SSL)' then
        if status = 410 then
            update eventstore.http_endpoints e set gone_at = clock_timestamp() where e.view = request.view;
        end if;
        perform eventstore.release_batch(
            request.view, request.event_id, request.fence,
            eventstore.backoff_ms(request.attempts + 1, min_backoff_ms, max_backoff_ms, retry_after),
            case when request.fence & 1 = 0 then coalesce(error, 'answered ' || status) end);
    else
        perform eventstore.refuse_pushed(
            request, coalesce(error, 'answered ' || status), min_backoff_ms, max_backoff_ms, park_after, retry_after);
    end if;
exception when sqlstate 'ES005' then
    null;
end
$$;
