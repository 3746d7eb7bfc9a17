create schema if not exists fstore;
do $$
begin
    if to_regclass('eventstore.events') is null then
        raise exception 'Schema fstore is a layer over schema eventstore: install eventstore.sql first';
    end if;
end
$$;
