-- What is committed now. Like pg_current_snapshot(), but the caller's own transaction is not in it: what that
-- one still appends would otherwise be taken as seen.
create or replace function eventstore.committed()
    returns pg_snapshot language sql stable
return (
    select case
        when own is null or own >= pg_snapshot_xmax(now) then now
        else format('%s:%s:%s', least(pg_snapshot_xmin(now), own), pg_snapshot_xmax(now),
                    (select string_agg(xid::text, ',' order by xid)
                     from (select pg_snapshot_xip(now) union select own) as running(xid)))::pg_snapshot
    end
    from (select pg_current_snapshot(), pg_current_xact_id_if_assigned()) as mine(now, own)
);
