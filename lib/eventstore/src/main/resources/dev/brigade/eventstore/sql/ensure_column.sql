-- Adds a column that an older version's table lacks. Where it is there nothing is locked, which "add column if not
-- exists" would do: it waits for every open transaction that used the table.
create or replace procedure eventstore.ensure_column(target regclass, name text, definition text)
    language plpgsql as $$
begin
    if not exists (select from pg_attribute a
                   where a.attrelid = target and a.attname = name and not a.attisdropped) then
        execute format('alter table %s add column %I %s', target, name, definition);
    end if;
end
$$;
