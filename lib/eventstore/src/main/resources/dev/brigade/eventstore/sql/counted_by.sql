-- Which sequence counts the requests of pg_net; another one after the extension was created again.
create or replace function eventstore.counted_by() returns oid language sql stable as $$
    select pg_relation_filenode(pg_get_serial_sequence('net.http_request_queue', 'id')::regclass);
$$;
