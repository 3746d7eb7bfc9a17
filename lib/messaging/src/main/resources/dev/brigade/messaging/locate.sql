-- The offset of the next record, which starts at 0.
insert into inbox_offset (consumer, topic, partition, next_offset)
values (?, ?, ?, 0)
on conflict (consumer, topic, partition) do update set next_offset = inbox_offset.next_offset
returning next_offset
