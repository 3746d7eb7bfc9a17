-- Registers a view. Registering it again changes its settings, and never its position. One with an http_url is pushed to it:
-- see prepare_push. Raises ES007 for what is no http or https URL.
create or replace function eventstore.register_view(
    view text, start_at timestamptz default '-infinity', lock_timeout_s int default 30, polling_delay_s int default 1,
    http_url text default null)
    returns void language sql as $$
    select eventstore.require_http_url(http_url);
    insert into eventstore.views as known (view, start_at, lock_timeout_s, polling_delay_s, http_url)
    values (register_view.view, register_view.start_at, register_view.lock_timeout_s, register_view.polling_delay_s,
            register_view.http_url)
    on conflict (view) do update
        set (lock_timeout_s, polling_delay_s, http_url)
          = (excluded.lock_timeout_s, excluded.polling_delay_s, excluded.http_url)
        where (known.lock_timeout_s, known.polling_delay_s, known.http_url)
              is distinct from (excluded.lock_timeout_s, excluded.polling_delay_s, excluded.http_url);
    insert into eventstore.view_slots (view, slot)
    select register_view.view, slot from generate_series(0, 63) as slot
    -- whoever registers the same view waits above
    where not exists (select from eventstore.view_slots s where s.view = register_view.view);
    select eventstore.prepare_push(view);
$$;
