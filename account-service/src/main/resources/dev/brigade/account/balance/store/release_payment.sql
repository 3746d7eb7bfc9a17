delete from payment_under_way where payment_id = ?
