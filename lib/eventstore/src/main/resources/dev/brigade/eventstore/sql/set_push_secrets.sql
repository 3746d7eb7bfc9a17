-- The secrets that sign what is pushed for a view: each 'whsec_' and 24 to 64 bytes in base64. Two sign each request twice,
-- so that the receiver may know either while one is exchanged for the other. Raises ES004 for a view that does not
-- exist, ES007 for other secrets; the message does not repeat them.
create or replace function eventstore.set_push_secrets(view text, variadic secrets text[])
    returns void language plpgsql as $$
#variable_conflict use_column
begin
    perform eventstore.require_view(view);
    begin
        if cardinality(secrets) not between 1 and 2
           or (select bool_and(s ^@ 'whsec_' and length(decode(substr(s, 7), 'base64')) between 24 and 64)
               from unnest(secrets) s) is not true then
            raise sqlstate '22023';
        end if;
    exception when data_exception then
        raise exception 'One or two secrets, each whsec_ and 24 to 64 bytes in base64' using errcode = 'ES007';
    end;
    insert into eventstore.http_endpoints as known (view, secrets)
    values (set_push_secrets.view, set_push_secrets.secrets)
    on conflict (view) do update set secrets = excluded.secrets;
end
$$;
revoke execute on function eventstore.set_push_secrets(text, variadic text[]) from public;
