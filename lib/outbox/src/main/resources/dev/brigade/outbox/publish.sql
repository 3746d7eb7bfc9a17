insert into outbox (id, aggregatetype, aggregateid, type, payload, decider, version, correlationid, causationid, commandid, traceparent, occurred_at, snapshot)
values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
