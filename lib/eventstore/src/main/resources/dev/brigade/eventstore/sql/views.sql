-- Subscriptions, and how their consumers work.
create table if not exists eventstore.views (
    view            text collate "C" primary key check (length(view) between 1 and 255),
    -- events recorded before are skipped
    start_at        timestamptz not null default '-infinity',
    -- how long a claim lasts that does not say so itself
    lock_timeout_s  int not null default 30 check (lock_timeout_s > 0),
    polling_delay_s int not null default 1 check (polling_delay_s > 0),
    http_url        text,
    created_at      timestamptz not null default now()
);
