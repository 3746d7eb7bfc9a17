-- Pushes the events of a view to its http_url by pg_net: settles what earlier requests came to, and sends further events,
-- each in a request of its own, in order within each stream, never more than max_in_flight at once. Answers how many
-- it sent; 0 also when another call is at it, or the endpoint said 410. To be called again and again: each call sends at
-- most one event of a stream. See HttpPush of the Java client for what requests look like and what answers mean.
-- Unlike that client pg_net follows redirects, and cannot tell a timeout of the connection from one of the answer.
-- Raises ES004 for a view that does not exist, ES007 for arguments out of range and for a view without http_url, ES030
-- where extension pg_net is not installed.
create or replace function eventstore.schedule_events(
    view text, max_in_flight int default 16, timeout_ms int default 10000,
    min_backoff_ms bigint default 1000, max_backoff_ms bigint default 60000, park_after int default 0)
    returns int language plpgsql as $$
#variable_conflict use_column
declare
    settings eventstore.views := (select v from eventstore.get_view(schedule_events.view) v);
    endpoint eventstore.http_endpoints;
    request eventstore.http_requests;
    event eventstore.events;
    lease_s double precision;
    free int;
    sent int := 0;
begin
    perform eventstore.require_view(view);
    if to_regprocedure('net.http_post(text, jsonb, jsonb, jsonb, integer)') is null then
        raise exception 'Extension pg_net is not installed: the database cannot push events itself'
            using errcode = 'ES030', hint = 'Push them by HttpPush of the Java client, or install pg_net';
    end if;
    if settings.http_url is null or max_in_flight not between 1 and 64 or timeout_ms < 1
       or min_backoff_ms < 1 or max_backoff_ms < min_backoff_ms or park_after < 0 then
        raise exception 'View % needs an http_url, 1 to 64 requests, a positive timeout and pauses, and no negative attempts',
            view using errcode = 'ES007';
    end if;
    select e.* into endpoint from eventstore.http_endpoints e
    where e.view = schedule_events.view for update skip locked;
    if not found then
        return 0;
    end if;
    lease_s := greatest(settings.lock_timeout_s, timeout_ms / 1000.0 + 2 * settings.polling_delay_s);
    if not eventstore.collect_pushed(view, lease_s, min_backoff_ms, max_backoff_ms, park_after) then
        return 0;
    end if;
    perform eventstore.release_orphans(view);
    select max_in_flight - count(*) into free from eventstore.http_requests r where r.view = schedule_events.view;
    select e.* into endpoint from eventstore.http_endpoints e where e.view = schedule_events.view;
    while sent < free and endpoint.gone_at is null loop
        select settings.view, c.event_id, c.slot, c.fence, c.attempts, 0, eventstore.counted_by(), clock_timestamp()
        into request
        from eventstore.stream_events(view, 1, lease_s, 'schedule_events') c;
        exit when not found;
        select e.* into event from eventstore.events e where e.event_id = request.event_id;
        begin
            request.request_id := eventstore.post_event(event, settings.http_url, endpoint.secrets, timeout_ms);
            insert into eventstore.http_requests select request.*;
            sent := sent + 1;
        exception when data_exception then
            perform eventstore.refuse_pushed(request, sqlerrm, min_backoff_ms, max_backoff_ms, park_after);
        end;
    end loop;
    return sent;
end
$$;
