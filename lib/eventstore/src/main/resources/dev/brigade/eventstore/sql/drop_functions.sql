-- Drops the functions of the schema that are there from an older version, for the scripts behind this one to create them
-- anew: replacing alone fails when a result changed, and leaves a second function behind when arguments did. What
-- something depends on (a trigger, a default, somebody's view) stays, and is replaced in place. All within the
-- transaction of the installation: others see the old ones, then the new ones.
do $$
declare
    outdated regprocedure;
begin
    for outdated in select p.oid from pg_proc p where p.pronamespace = 'eventstore'::regnamespace loop
        begin
            execute format('drop routine %s', outdated);
        exception when dependent_objects_still_exist then
            null;
        end;
    end loop;
end
$$;
