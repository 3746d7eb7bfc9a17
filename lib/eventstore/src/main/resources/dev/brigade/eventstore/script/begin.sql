-- Installs schema @schema@, or brings it up to date; data stays. One transaction: all of it or nothing.
--     psql -v ON_ERROR_STOP=1 -f @schema@.sql
-- Made by the build from one file per object.
begin;
set local client_min_messages = warning;

-- One installation at a time. Whoever waits holds back vacuum, so nobody waits for long.
do $$
begin
    for attempt in 1..100 loop
        if pg_try_advisory_xact_lock(27710344749212773) then
            return;
        end if;
        perform pg_sleep(0.1);
    end loop;
    raise exception 'Another installation of the event store is under way' using errcode = 'lock_not_available';
end
$$;

