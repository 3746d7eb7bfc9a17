-- Per statement, and not on insert: appends pay nothing for it. Created once, since creating it waits for open appends.
do $$
begin
    if not exists (select from pg_trigger
                   where tgrelid = 'eventstore.events'::regclass and tgname = 'refuse_change') then
        create trigger refuse_change before update or delete or truncate on eventstore.events
            for each statement execute function eventstore.refuse_change();
    end if;
end
$$;
