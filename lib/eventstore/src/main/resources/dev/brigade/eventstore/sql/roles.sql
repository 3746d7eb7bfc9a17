-- Roles for those who use the functions; none of them has rights on a table. They belong to the server, not to this
-- database. Who installs without the right to create roles goes without them.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['eventstore_writer', 'eventstore_streamer', 'eventstore_operator'] loop
        begin
            if not exists (select from pg_roles where rolname = wanted) then
                execute format('create role %I nologin', wanted);
            end if;
        exception
            when insufficient_privilege then
                raise warning 'Role % is missing: installing without it, since only who may create roles can', wanted;
            when duplicate_object or unique_violation then
                null; -- the installation of another database was faster
        end;
    end loop;
end
$$;
