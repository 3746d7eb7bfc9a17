-- Settles what requests sent before came to; those still under way keep their leases. False while one is under way
-- of which the lease is over: what comes next in its stream must not be sent yet. pg_net takes a request out of its queue
-- in the transaction that answers it, so one that is in neither place was lost, and its event comes again. "created" is
-- when that transaction began, which may be before the request was made: it bounds what is read of the answers, loosely.
create or replace function eventstore.collect_pushed(
    view text, lease_s double precision, min_backoff_ms bigint, max_backoff_ms bigint, park_after int)
    returns boolean language plpgsql as $$
#variable_conflict use_column
declare
    known record;
    may_go_on boolean := true;
begin
    for known in
        select r as request, r.view, r.event_id, r.fence, r.request_id, q.id is not null as queued,
               a.id is not null as answered, a.status_code as status, a.error_msg as error,
               (select h.value from jsonb_each_text(a.headers) h where lower(h.key) = 'retry-after' limit 1) as retry_after
        from eventstore.http_requests r
        left join net._http_response a
            on a.id = r.request_id and r.counted_by = eventstore.counted_by()
           and a.created >= (select min(o.sent_at) - interval '1 minute' from eventstore.http_requests o)
        left join net.http_request_queue q on q.id = r.request_id and r.counted_by = eventstore.counted_by()
        where r.view = collect_pushed.view
        order by r.slot
    loop
        if known.answered then
            perform eventstore.settle_pushed(
                known.request, known.status, known.error, known.retry_after, min_backoff_ms, max_backoff_ms, park_after);
        elsif known.queued and eventstore.extend_lease(known.view, known.event_id, known.fence, lease_s) then
            continue;
        elsif known.queued then
            delete from net.http_request_queue q
            where q.id = (select w.id from net.http_request_queue w where w.id = known.request_id for update skip locked);
            may_go_on := may_go_on and found;
            continue when not found;
        end if;
        delete from eventstore.http_requests r where r.view = known.view and r.event_id = known.event_id;
    end loop;
    return may_go_on;
end
$$;
