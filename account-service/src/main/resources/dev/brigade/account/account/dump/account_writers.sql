-- Transactions that have written accounts and that nobody may see yet. They hold this lock until they are visible.
select virtualtransaction
  from pg_locks
 where locktype = 'relation'
   and database = (select oid from pg_database where datname = current_database())
   and relation = 'account'::regclass
   and mode = 'RowExclusiveLock'
   and granted
