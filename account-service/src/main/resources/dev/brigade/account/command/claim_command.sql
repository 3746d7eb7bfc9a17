-- Takes the id; a transaction that holds it is waited for. A row that is there already has the answer, and is kept as
-- long again: it cannot be forgotten before the caller has it.
insert into handled_command (command_id, fingerprint)
values (?, ?)
on conflict (command_id) do update set handled_at = now()
returning fingerprint, answer
