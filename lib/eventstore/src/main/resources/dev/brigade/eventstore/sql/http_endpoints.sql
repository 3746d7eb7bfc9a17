-- What pushing to a view's http_url needs besides: the secrets that sign its requests, one or, while it is changed, two.
-- Nobody gets rights on this table; see push_secrets and set_push_secrets.
create table if not exists eventstore.http_endpoints (
    view        text collate "C" primary key references eventstore.views on delete cascade,
    secrets     text[] not null check (cardinality(secrets) between 1 and 2),
    -- when the endpoint answered 410, since when nothing is sent; registering the view again takes it away
    gone_at     timestamptz
);
