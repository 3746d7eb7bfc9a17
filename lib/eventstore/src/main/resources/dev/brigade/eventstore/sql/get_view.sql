-- The settings of a view; nothing when it does not exist.
create or replace function eventstore.get_view(view text)
    returns setof eventstore.views language sql stable as $$
    select v.* from eventstore.views v where v.view = get_view.view;
$$;
