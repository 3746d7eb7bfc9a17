-- How many bytes the data of one event may have from now on; it was 1 MiB. Raises ES007 for less than 1. It waits for
-- open appends, and new ones wait for it. The limit is a constant in a check, so it costs an append next to nothing;
-- not valid, so that what is there already stays, and comes back from a dump.
create or replace function eventstore.set_max_payload_bytes(bytes int)
    returns void language plpgsql as $$
begin
    if bytes is null or bytes < 1 then
        raise exception 'The limit is %, less than 1', bytes using errcode = 'ES007';
    end if;
    update eventstore.installation set max_payload_bytes = bytes;
    execute format(
        'alter table eventstore.events drop constraint if exists payload_within_limit,'
        ' add constraint payload_within_limit check (octet_length(data::text) <= %s'
        ' or eventstore.refuse_payload(octet_length(data::text))) not valid', bytes);
end
$$;
