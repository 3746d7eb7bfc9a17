-- Raises, unless the session said: set eventstore.maintenance = on.
create or replace function eventstore.refuse_change() returns trigger language plpgsql as $$
begin
    if current_setting('eventstore.maintenance', true) = 'on' then
        return null;
    end if;
    raise exception 'Events cannot be changed: % of eventstore.% refused', tg_op, tg_table_name
        using errcode = 'ES006', hint = 'For maintenance: set eventstore.maintenance = on';
end
$$;
