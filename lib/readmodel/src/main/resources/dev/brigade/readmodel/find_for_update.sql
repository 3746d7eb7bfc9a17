-- The row of an id, unless it was deleted; nobody else changes it until the transaction ends.
select version, changed_at, document from {table} where id = ? and document is not null for update
