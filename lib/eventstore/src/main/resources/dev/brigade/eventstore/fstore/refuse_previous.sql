-- Another event is behind that one already: what Postgres says of a key that is there.
create or replace function fstore.refuse_previous(previous_id uuid) returns void language plpgsql as $$
begin
    raise exception 'duplicate key value violates unique constraint "events_previous_id_key"'
        using errcode = 'unique_violation', schema = 'fstore', table = 'events', constraint = 'events_previous_id_key',
            detail = format('Key (previous_id)=(%s) already exists.', previous_id);
end
$$;
