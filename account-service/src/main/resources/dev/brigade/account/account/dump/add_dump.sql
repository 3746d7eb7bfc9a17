insert into account_dump (id, taken_at, accounts, bytes, positions) values (?, ?, ?, ?, ?::jsonb)
