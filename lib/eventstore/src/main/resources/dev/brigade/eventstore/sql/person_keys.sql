-- One key per person, wrapped by a key that is not in this database. A person who was forgotten keeps a row without one.
create table if not exists eventstore.person_keys (
    person       text collate "C" primary key check (length(person) between 1 and 255),
    wrapped_key  bytea,
    forgotten_at timestamptz,
    check ((wrapped_key is null) = (forgotten_at is not null))
);
