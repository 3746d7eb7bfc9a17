insert into payment_under_way (payment_id, account_id, amount) values (?, ?, ?)
