-- The person's key, which is the given one when there was none yet; null when the person is forgotten.
create or replace function eventstore.claim_person_key(person text, wrapped_key bytea)
    returns bytea language plpgsql as $$
#variable_conflict use_column
begin
    insert into eventstore.person_keys (person, wrapped_key)
    values (claim_person_key.person, claim_person_key.wrapped_key)
    on conflict (person) do nothing;
    -- a second statement: it sees a key that another transaction brought in meanwhile
    return (select k.wrapped_key from eventstore.person_keys k where k.person = claim_person_key.person);
end
$$;
