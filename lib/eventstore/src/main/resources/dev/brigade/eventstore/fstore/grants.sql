-- An application that has the role of a writer, a streamer or an operator of eventstore may do the same here, with rights on
-- these functions and on the relations that look like the tables of the store that this schema stands in for.
do $$
declare
    routine regprocedure;
    name text;
    grantee text;
begin
    for routine, name in
        select p.oid, p.proname from pg_proc p where p.pronamespace = 'fstore'::regnamespace
    loop
        execute format('revoke all on routine %s from public', routine);
        execute format('alter routine %s security definer set search_path = pg_catalog, pg_temp', routine);
    end loop;
    for grantee in select r.rolname from pg_roles r
                   where r.rolname in ('eventstore_writer', 'eventstore_streamer', 'eventstore_operator') loop
        execute format('grant usage on schema fstore to %I', grantee);
    end loop;
    for grantee, name in
        select r.rolname, g.granted
        from (values
            ('writer', 'select, insert on fstore.events'), ('writer', 'select on fstore.deciders'),
            ('writer', 'execute on function fstore.append_event'), ('writer', 'execute on function fstore.get_events'),
            ('writer', 'execute on function fstore.get_last_event'),
            ('streamer', 'select on fstore.views'), ('streamer', 'select on fstore.locks'),
            ('streamer', 'execute on function fstore.stream_events'),
            ('streamer', 'execute on function fstore.ack_event'),
            ('streamer', 'execute on function fstore.nack_event'),
            ('streamer', 'execute on function fstore.schedule_nack_event'),
            ('operator', 'select, insert on fstore.deciders'),
            ('operator', 'select, insert, update, delete on fstore.views'),
            ('operator', 'select, update, delete on fstore.locks'),
            ('operator', 'execute on function fstore.register_decider_event'),
            ('operator', 'execute on function fstore.register_view')) as g(role, granted)
        join pg_roles r on r.rolname = 'eventstore_' || g.role
    loop
        execute format('grant %s to %I', name, grantee);
    end loop;
end
$$;
