insert into account_dump_part (dump_id, number, lines) values (?, ?, ?)
