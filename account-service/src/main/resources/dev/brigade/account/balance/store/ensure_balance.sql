insert into account_balance (account_id, cents) values (?, 0)
on conflict (account_id) do nothing
