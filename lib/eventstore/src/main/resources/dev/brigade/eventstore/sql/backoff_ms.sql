-- The pause after that many failures in a row: twice as long each time, and half of it chance; but at least as long as the
-- endpoint asks by Retry-After, seconds or a date, within the longest.
create or replace function eventstore.backoff_ms(failures int, first bigint, longest bigint, retry_after text)
    returns bigint language plpgsql volatile as $$
declare
    own double precision := least(first * 2.0 ^ least(failures - 1, 30), longest) * (0.5 + random() / 2);
    asked double precision := 0;
begin
    if retry_after ~ '^\d{1,9}$' then
        asked := retry_after::bigint * 1000;
    elsif retry_after ~ ' GMT$' then
        asked := extract(epoch from retry_after::timestamptz - clock_timestamp()) * 1000;
    end if;
    return greatest(own, least(asked, longest))::bigint;
exception when data_exception then
    return own::bigint;
end
$$;
