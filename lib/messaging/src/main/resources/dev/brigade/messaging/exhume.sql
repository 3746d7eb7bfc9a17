-- Takes a dead letter out, for one consumer to try it again.
delete from dead_letter where id = ? and consumer = ? returning *
