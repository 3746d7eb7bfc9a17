-- Notes how far another program has read the slot, if that has changed. What a relay kept is older, and is forgotten:
-- by that, a slot that went on without the relay would look like one that was made anew.
with read as (select slot_name, json_build_object('lsn', pg_wal_lsn_diff(confirmed_flush_lsn, '0/0'))::text as value
                from pg_replication_slots
               where slot_name = ?),
     own as (delete from outbox_relay_offset using read where slot = slot_name and key <> 'slot')
insert into outbox_relay_offset as noted (slot, key, value)
select slot_name, 'slot', value from read
on conflict (slot, key) do update set value = excluded.value, updated_at = now() where noted.value <> excluded.value
