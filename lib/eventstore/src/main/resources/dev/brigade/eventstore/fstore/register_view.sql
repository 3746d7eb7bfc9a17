-- Registering a view again changes what is written down about it, and never where it stands.
create or replace function fstore.register_view(
    v_view text, v_start_at timestamp default now(), v_lock_timeout_s bigint default 300,
    v_pooling_delay_s bigint default null, v_edge_function_url text default null)
    returns setof fstore.views language sql as $$
    insert into fstore.views (view, start_at, lock_timeout_s, pooling_delay_s, edge_function_url)
    values (v_view, v_start_at, v_lock_timeout_s, v_pooling_delay_s, v_edge_function_url)
    on conflict (view) do update
        set (start_at, lock_timeout_s, pooling_delay_s, edge_function_url)
          = (excluded.start_at, excluded.lock_timeout_s, excluded.pooling_delay_s, excluded.edge_function_url)
    returning *;
$$;
