select lines from account_dump_part where dump_id = ? and number = ?
