-- A new view stands, in each stream that is there, before the first event since start_at, or else at the end. Registering
-- it again, or changing it, moves it nowhere.
create or replace function fstore.start_view() returns trigger language plpgsql as $$
begin
    insert into fstore.positions (view, decider, decider_id, last_offset, locked_until)
    select new.view, s.decider, s.decider_id,
           coalesce((select min(e.position) - 1 from eventstore.events e
                     where e.decider_id = s.decider_id and e.decider = s.decider and e.created_at >= new.start_at),
                    s."offset"),
           now()
    from fstore.streams s;
    return new;
end
$$;

do $$
begin
    if not exists (select from pg_trigger where tgrelid = 'fstore.views'::regclass and tgname = 'start_view') then
        create trigger start_view after insert on fstore.views for each row execute function fstore.start_view();
    end if;
end
$$;
