-- Writes a version of a row, unless the row is as new. No document means deleted.
insert into {table} (id, version, changed_at, document)
values (?, ?, ?, ?::jsonb)
on conflict (id) do update
    set version = excluded.version,
        changed_at = excluded.changed_at,
        document = excluded.document
    where {table}.version < excluded.version
