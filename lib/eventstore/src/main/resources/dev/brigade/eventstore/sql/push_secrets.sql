-- The secrets that sign what is pushed for a view, the first to give to its receiver; null for a view without http_url.
create or replace function eventstore.push_secrets(view text) returns text[] language sql stable as $$
    select e.secrets from eventstore.http_endpoints e where e.view = push_secrets.view;
$$;
revoke execute on function eventstore.push_secrets(text) from public;
