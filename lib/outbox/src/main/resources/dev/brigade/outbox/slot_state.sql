-- The slot, and how far the stored offset is behind it. `skipped` is true when the slot stands beyond what was
-- published: it was made anew, and what was committed in between was never seen. That an external engine's slot was
-- lost is noted.
select slot.slot_name is not null                                        as present,
       slot.wal_status = 'lost' or relay.lost                            as lost,
       slot.active_pid,
       relay.slot is not null                                            as started,
       pg_wal_lsn_diff(slot.confirmed_flush_lsn, '0/0') > relay.position as skipped,
       pg_wal_lsn_diff(pg_current_wal_lsn(), slot.confirmed_flush_lsn)   as lag_bytes,
       pg_wal_lsn_diff(pg_current_wal_lsn(), slot.restart_lsn)           as retained_bytes,
       extract(epoch from clock_timestamp() - relay.updated_at)          as offset_age,
       (select count(*) from outbox_dead_letter)                         as dead_letters
  from (values (?)) as wanted (name)
  left join pg_replication_slots slot on slot.slot_name = wanted.name
  left join (select slot, max(updated_at) as updated_at,
                    max(greatest((value::jsonb ->> 'lsn_commit')::numeric,
                                 (value::jsonb ->> 'lsn')::numeric)) as position,
                    bool_or((value::jsonb ->> 'lost')::boolean) as lost
               from outbox_relay_offset
              group by slot) relay on relay.slot = wanted.name
