update account_balance set cents = ?, version = ? where account_id = ?
