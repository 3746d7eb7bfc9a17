insert into outbox_dead_letter (event_id, topic, aggregateid, event, cause, lsn)
values (?, ?, ?, ?::jsonb, ?, ?::pg_lsn)
on conflict (event_id) do update
   set topic = excluded.topic, event = excluded.event, cause = excluded.cause, lsn = excluded.lsn, created_at = now()
