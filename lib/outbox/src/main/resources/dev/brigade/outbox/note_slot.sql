-- Notes where a new slot begins: from now on its absence, or one that begins later, is known for a loss.
insert into outbox_relay_offset (slot, key, value)
select slot_name, 'slot', json_build_object('lsn', pg_wal_lsn_diff(confirmed_flush_lsn, '0/0'))
  from pg_replication_slots
 where slot_name = ?
on conflict do nothing
