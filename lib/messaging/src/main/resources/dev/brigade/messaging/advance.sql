-- Moves past a record, if nobody else did. The row's lock makes a worker that lost its partition and
-- its successor take turns, and the comparison makes the later one do nothing.
update inbox_offset set next_offset = ?
where consumer = ? and topic = ? and partition = ? and next_offset = ?
