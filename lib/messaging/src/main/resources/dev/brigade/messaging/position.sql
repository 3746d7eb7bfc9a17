-- The offset of the next record, for somebody who waits for one.
select next_offset from inbox_offset where consumer = ? and topic = ? and partition = ?
