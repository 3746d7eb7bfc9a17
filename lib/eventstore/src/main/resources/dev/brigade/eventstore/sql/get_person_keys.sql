-- The keys of those persons who have one.
create or replace function eventstore.get_person_keys(persons text[])
    returns table (person text, wrapped_key bytea) language sql stable as $$
    select k.person, k.wrapped_key from eventstore.person_keys k
    where k.person = any(get_person_keys.persons) and k.wrapped_key is not null;
$$;
