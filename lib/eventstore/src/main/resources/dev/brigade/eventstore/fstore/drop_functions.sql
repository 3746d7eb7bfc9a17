-- As in schema eventstore: see there.
do $$
declare
    outdated regprocedure;
begin
    for outdated in select p.oid from pg_proc p where p.pronamespace = 'fstore'::regnamespace loop
        begin
            execute format('drop routine %s', outdated);
        exception when dependent_objects_still_exist then
            null;
        end;
    end loop;
end
$$;
