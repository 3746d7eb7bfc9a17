-- Claims streams for a consumer, those whose last event is oldest first, and answers the next event of each. Nobody else
-- gets a claimed stream until it is acknowledged or given back, or that many seconds have passed: the view's own, if the
-- caller says nothing. What another transaction has locked is left out, and waited for by nobody. Looking for streams reads
-- all of them: for large stores there is eventstore.stream_events.
create or replace function fstore.stream_events(v_view_name text, v_limit int default 1, v_seconds int default null)
    returns setof fstore.events language plpgsql as $$
declare
    lease interval;
    stream fstore.stream_locks;
    claimed bigint[] := '{}';
    next_event bigint;
begin
    if v_limit < 0 then
        raise exception 'LIMIT must not be negative' using errcode = 'invalid_row_count_in_limit_clause';
    end if;
    select make_interval(secs => coalesce(v_seconds, v.lock_timeout_s)) into lease
    from fstore.views v where v.view = v_view_name for key share skip locked;
    if not found then
        return;
    end if;
    for stream in
        select l.* from fstore.stream_locks l
        where l.view = v_view_name and l.locked_until < now() and l.last_offset < l."offset" order by l."offset"
    loop
        exit when cardinality(claimed) >= v_limit;
        next_event := fstore.claim(stream.view, stream.decider, stream.decider_id, stream.locked_until, lease);
        if next_event is not null then
            claimed := claimed || next_event;
        end if;
    end loop;
    return query select e.* from fstore.events e where e."offset" = any (claimed) order by e."offset";
end
$$;
