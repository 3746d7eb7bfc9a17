-- What schedule_events needs of extension pg_net, for servers without it: NetStandIn sends what is in the queue.
create schema net;
create unlogged table net.http_request_queue (
    id bigserial, method text, url text, headers jsonb, body bytea, timeout_milliseconds int);
create unlogged table net._http_response (
    id bigint, status_code int, content_type text, headers jsonb, content text, timed_out bool, error_msg text,
    created timestamptz not null default now());
create function net.http_post(
    url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}',
    timeout_milliseconds int default 5000)
    returns bigint language sql as $$
    insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
    values ('POST', http_post.url, http_post.headers, convert_to(http_post.body::text, 'UTF8'),
            http_post.timeout_milliseconds)
    returning id;
$$;
