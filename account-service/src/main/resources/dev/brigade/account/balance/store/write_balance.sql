update account_balance set cents = ? where account_id = ?
