-- The end of the check on a stream's id: raises, instead of the check's own error.
create or replace function eventstore.refuse_id(what text, id text)
    returns boolean language plpgsql as $$
begin
    raise exception 'A % has 1 to 255 characters, not %', what, length(id) using errcode = 'ES021';
end
$$;
