-- Drops the person's key for good. The old row's bytes are gone with the next vacuum of the table, and from backups and
-- the write-ahead log when those are.
create or replace function eventstore.forget_person(person text)
    returns void language sql as $$
    insert into eventstore.person_keys as known (person, forgotten_at)
    values (forget_person.person, clock_timestamp())
    on conflict (person) do update set wrapped_key = null, forgotten_at = excluded.forgotten_at
        where known.wrapped_key is not null;
$$;
