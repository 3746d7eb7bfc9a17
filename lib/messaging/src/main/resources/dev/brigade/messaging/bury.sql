-- Keeps an event that could not be handled.
insert into dead_letter (
    id, consumer, topic, partition, record_offset, record_key, record_value, headers,
    event_id, event_type, subject, cause, stack, attempts)
values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
