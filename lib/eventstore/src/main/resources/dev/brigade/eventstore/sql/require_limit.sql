-- Raises ES022 for a limit that is no limit.
create or replace function eventstore.require_limit("limit" int)
    returns void language plpgsql immutable as $$
begin
    if "limit" < 1 then
        raise exception 'The limit is %, less than 1', "limit" using errcode = 'ES022';
    end if;
end
$$;
