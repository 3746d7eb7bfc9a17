-- Whether a view is registered.
create or replace function eventstore.has_view(view text) returns boolean language plpgsql stable as $$
begin
    return exists (select from eventstore.views v where v.view = has_view.view);
end
$$;
