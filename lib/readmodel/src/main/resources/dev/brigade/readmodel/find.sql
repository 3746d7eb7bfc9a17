-- The row of an id, unless it was deleted.
select version, changed_at, document from {table} where id = ? and document is not null
