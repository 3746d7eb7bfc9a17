-- Added later: 'true' for events that tell what an aggregate is, and not what happened to it; null for all others.
-- Looked for first, as altering a table waits for everybody who uses it.
do $$
begin
    if not exists (select from pg_attribute where attrelid = 'outbox'::regclass and attname = 'snapshot') then
        alter table outbox add column snapshot text check (snapshot = 'true');
    end if;
end
$$;
