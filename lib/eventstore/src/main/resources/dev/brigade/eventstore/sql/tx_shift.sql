-- What to add to the server's transaction ids. Raises ES023 when this is not the server that they belong to: then the
-- database was restored into another one, and after_restore was not called.
-- Said to be immutable so that the planner asks once per statement and keeps the answer in the plan: neither an append
-- nor a reader pays for it. No session has a plan with another answer, since the answer is an error until it is final.
create or replace function eventstore.tx_shift()
    returns bigint language plpgsql immutable as $$
declare
    home eventstore.installation;
begin
    select i.* into home from eventstore.installation i;
    if home.system_identifier is distinct from (select s.system_identifier from pg_control_system() s) then
        raise exception 'The event store was restored into another server, whose transaction ids are others'
            using errcode = 'ES023', hint = 'select eventstore.after_restore()';
    end if;
    return home.tx_shift;
end
$$;
