-- Forgets old events, some at a time, so that no transaction gets long.
delete from inbox where (consumer, source, event_id) in (
    select consumer, source, event_id from inbox
    where consumer = ? and handled_at < now() - make_interval(secs => ?)
    limit 5000
)
