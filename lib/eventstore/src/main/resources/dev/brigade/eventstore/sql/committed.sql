-- What is committed now, in the ids that events have. Like pg_current_snapshot(), but the caller's own transaction is not
-- in it: what that one still appends would otherwise be taken as seen.
create or replace function eventstore.committed()
    returns pg_snapshot language plpgsql stable as $$
declare
    now pg_snapshot := pg_current_snapshot();
    own xid8 := pg_current_xact_id_if_assigned();
    shift bigint := eventstore.tx_shift();
begin
    if shift = 0 and (own is null or own >= pg_snapshot_xmax(now)) then
        return now;
    end if;
    return (select format('%s:%s:%s',
                          least(pg_snapshot_xmin(now), own)::text::bigint + shift,
                          pg_snapshot_xmax(now)::text::bigint + shift,
                          string_agg((xid::text::bigint + shift)::text, ',' order by xid))
            from (select pg_snapshot_xip(now)
                  union select own where own < pg_snapshot_xmax(now)) as running(xid))::pg_snapshot;
end
$$;
