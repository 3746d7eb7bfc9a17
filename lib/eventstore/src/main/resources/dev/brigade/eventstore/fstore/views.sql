-- Those who want events. Where each of them stands is in positions.
create table if not exists fstore.views (
    view              text primary key,
    -- of the streams that are there when the view is registered, events recorded before are skipped
    start_at          timestamp not null default now(),
    -- how long a claim lasts that does not say so itself
    lock_timeout_s    bigint not null default 300,
    pooling_delay_s   bigint,
    edge_function_url text,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now()
);
