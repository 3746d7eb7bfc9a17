-- The insert into deciders. Duplicates and missing values are found, and named, by the table below.
create or replace function fstore.insert_decider() returns trigger language plpgsql as $$
begin
    if new.description is null then
        raise exception 'null value in column "description" of relation "deciders" violates not-null constraint'
            using errcode = 'not_null_violation', schema = 'fstore', table = 'deciders', column = 'description';
    end if;
    insert into eventstore.deciders (decider, event, event_version, description)
    values (new.decider, new.event, new.event_version, new.description);
    return new;
end
$$;

create or replace trigger insert_decider instead of insert on fstore.deciders
    for each row execute function fstore.insert_decider();
