-- What the relay is told of: rows that are inserted into the outbox, nothing else.
do $$
begin
    if not exists (select from pg_publication where pubname = 'brigade_outbox') then
        create publication brigade_outbox for table outbox with (publish = 'insert');
    end if;
end
$$;
