-- The end of the check on the length of data: raises, instead of the check's own error.
create or replace function eventstore.refuse_payload(bytes int)
    returns boolean language plpgsql as $$
begin
    raise exception 'The data of an event has % bytes, more than are allowed', bytes
        using errcode = 'ES020', hint = 'The limit: select max_payload_bytes from eventstore.installation';
end
$$;
