-- The first event of a stream, in one round trip and one statement; a key refuses it when the stream has events, or the
-- event's id is taken: "on conflict do nothing" would cost every append a record of the log more. The caller knows that the
-- event is registered, and says the slot, since even a hash costs more here than there. The parts are as few as can be,
-- since at each call the server sets up every one of them again.
insert into eventstore.events (command_id, correlation_id, causation_id, traceparent, event_id, event, event_version,
                               data, final, decider, decider_id, slot, version)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
returning created_at, position, slot
