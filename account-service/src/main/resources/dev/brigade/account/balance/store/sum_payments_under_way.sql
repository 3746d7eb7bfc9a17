select coalesce(sum(amount), 0) from payment_under_way where account_id = ?
