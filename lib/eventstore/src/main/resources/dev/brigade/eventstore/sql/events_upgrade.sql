-- What a table from an older version lacks, and what a new one gets here as well. Each part asks first, since all of them
-- wait for open appends.
do $$
declare
    present text[] := array(select conname::text from pg_constraint where conrelid = 'eventstore.events'::regclass);
begin
    if not 'payload_within_limit' = any (present) then
        perform eventstore.set_max_payload_bytes(max_payload_bytes) from eventstore.installation;
    end if;
    if not 'id_within_length' = any (present) then
        alter table eventstore.events drop constraint if exists events_decider_id_check,
            add constraint id_within_length check (
                length(decider_id) between 1 and 255 or eventstore.refuse_id('decider_id', decider_id)) not valid;
    end if;
    if not exists (select from pg_attrdef d
                   join pg_attribute a on (a.attrelid, a.attnum) = (d.adrelid, d.adnum)
                   where d.adrelid = 'eventstore.events'::regclass and a.attname = 'tx'
                     and pg_get_expr(d.adbin, d.adrelid) = 'eventstore.own_tx()') then
        alter table eventstore.events alter column tx set default eventstore.own_tx();
    end if;
end
$$;
