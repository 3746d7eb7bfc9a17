-- To be called once after a dump was restored into another server, or after pg_upgrade; installing calls it too. Where
-- nothing has to be done it does nothing. Transaction ids belong to a server: those in events and cursors stay as they
-- are, and the ones of this server are shifted behind them, to the next multiple of 2^32. So everything old is in
-- the past, in the order it had, for cursors kept outside as well. See docs/adr/0009-transaction-ids-after-a-restore.md.
create or replace function eventstore.after_restore()
    returns void language plpgsql as $$
declare
    here bigint := (select system_identifier from pg_control_system());
    last_tx xid8;
begin
    perform from eventstore.installation where system_identifier <> here for update;
    if not found then
        return;
    end if;
    select max(known.tx) into last_tx
    from (select pg_snapshot_xmax(s.seen) from eventstore.view_slots s
          union all select pg_snapshot_xmax(s.reading) from eventstore.view_slots s
          union all select (select e.tx from eventstore.events e where e.slot = slots.slot order by e.tx desc limit 1)
                    from generate_series(0, 63) as slots(slot)) as known(tx);
    update eventstore.installation
    set system_identifier = here,
        tx_shift = greatest(tx_shift, ((last_tx::text::bigint >> 32) + 1) << 32);
end
$$;
