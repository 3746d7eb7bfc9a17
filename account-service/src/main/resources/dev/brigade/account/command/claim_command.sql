-- No row is inserted when the id is taken; a transaction that holds it is waited for.
insert into handled_command (command_id, fingerprint)
values (?, ?)
on conflict (command_id) do nothing
