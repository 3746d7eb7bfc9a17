-- Who is asking.
create or replace function fstore.session() returns text language sql stable
return (select format('%s %s', a.pid, extract(epoch from a.backend_start)) from pg_stat_activity a
        where a.pid = pg_backend_pid());
