select cents, version from account_balance where account_id = ? for update
