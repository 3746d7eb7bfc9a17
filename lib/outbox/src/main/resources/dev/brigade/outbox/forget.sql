-- Ids are UUIDv7: older ones are smaller. A thousand at a time, so that nobody waits for it.
delete from outbox where id in (select id from outbox where id < ? order by id limit 1000)
