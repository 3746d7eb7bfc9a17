-- Raises ES004 for a view that does not exist.
create or replace function eventstore.require_view(view text) returns void language plpgsql stable as $$
begin
    if not exists (select from eventstore.views v where v.view = require_view.view) then
        raise exception 'View % does not exist', view using errcode = 'ES004';
    end if;
end
$$;
