-- Removes a dead letter.
delete from dead_letter where id = ?
