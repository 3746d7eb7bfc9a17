select id, taken_at, accounts, bytes, positions from account_dump order by taken_at desc, id desc
