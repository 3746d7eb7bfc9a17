-- Gives the request for an event to pg_net, which sends it once this transaction is committed. The body is signed as text:
-- pg_net sends just that text of a jsonb, and takes no other content type than application/json.
create or replace function eventstore.post_event(
    event eventstore.events, url text, secrets text[], timeout_ms int)
    returns bigint language plpgsql as $$
declare
    body jsonb := eventstore.cloud_event(event, coalesce(nullif(current_setting('eventstore.source', true), ''), '/eventstore'));
    now bigint := floor(extract(epoch from clock_timestamp()));
begin
    return net.http_post(
        url := post_event.url,
        body := body,
        headers := jsonb_strip_nulls(jsonb_build_object(
            'content-type', 'application/json',
            'webhook-id', event.event_id,
            'webhook-timestamp', now::text,
            'webhook-signature', eventstore.webhook_signature(secrets, event.event_id::text, now, body::text),
            'traceparent', substring(event.traceparent from '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'))),
        timeout_milliseconds := timeout_ms);
end
$$;
