-- One dead letter.
select * from dead_letter where id = ?
