-- Takes an event that is tried again from the dead letters, unless it had its effect before.
insert into inbox (consumer, source, event_id) values (?, ?, ?) on conflict do nothing
