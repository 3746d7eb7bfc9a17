-- Raises ES007 for what is no http or https URL with a host, or holds a user or a fragment. The message does not repeat it,
-- since it may hold a token. Null is fine.
create or replace function eventstore.require_http_url(url text) returns void language plpgsql immutable as $$
begin
    if url !~* '^https?://[a-z0-9._~\-\[\]:]+([/?][!-"$-~]*)?$' or length(url) > 2048 then
        raise exception 'An endpoint is an http or https URL with a host, without user and fragment, of up to 2048 characters'
            using errcode = 'ES007';
    end if;
end
$$;
