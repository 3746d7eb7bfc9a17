-- Kafka has the copy, or will never take it.
update dead_letter
set published_at = case when ?::text is null then now() end, publishing_error = ?
where id = ?
