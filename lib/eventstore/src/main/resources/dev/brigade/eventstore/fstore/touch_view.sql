create or replace function fstore.touch_view() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end
$$;

do $$
begin
    if not exists (select from pg_trigger where tgrelid = 'fstore.views'::regclass and tgname = 'touch_view') then
        create trigger touch_view before update on fstore.views for each row execute function fstore.touch_view();
    end if;
end
$$;
