-- What of a snapshot is of transactions before "tx".
create or replace function eventstore.snapshot_below(snapshot pg_snapshot, tx xid8)
    returns pg_snapshot language sql immutable as $$
    select case
        when pg_snapshot_xmax(snapshot) <= tx then snapshot
        else (select format('%s:%s:%s', coalesce(min(xip), tx), tx, string_agg(xip::text, ',' order by xip))::pg_snapshot
              from pg_snapshot_xip(snapshot) as xip where xip < tx)
    end;
$$;
