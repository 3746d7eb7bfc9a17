insert into outbox_relay_offset (slot, key, value) values (?, ?, ?)
on conflict (slot, key) do update set value = excluded.value, updated_at = now()
