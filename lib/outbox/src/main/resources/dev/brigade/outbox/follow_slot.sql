-- Notes how far another program has read the slot, if that has changed: else it would look like one that was made anew
-- when a relay comes back to it.
insert into outbox_relay_offset as noted (slot, key, value)
select slot_name, 'slot', json_build_object('lsn', pg_wal_lsn_diff(confirmed_flush_lsn, '0/0'))
  from pg_replication_slots
 where slot_name = ?
on conflict (slot, key) do update set value = excluded.value, updated_at = now() where noted.value <> excluded.value
