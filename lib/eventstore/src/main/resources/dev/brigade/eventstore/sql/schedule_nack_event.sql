-- As nack_event, by stream: what the view has not handled of it comes again, or for the first time, after that many
-- milliseconds. Without a decider this is said of all streams with the id. With a fence it is refused (ES005) unless
-- that claim has events of the stream in hands; without, it is true for whoever has them. Raises ES004 for a view that
-- does not exist, ES014 for a stream without events, ES007 for negative milliseconds.
create or replace function eventstore.schedule_nack_event(
    view text, decider_id text, ms bigint, decider text default null, fence bigint default null,
    error text default null)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    found_decider text;
begin
    if ms < 0 then
        raise exception 'The delay is % ms, less than 0', ms using errcode = 'ES007';
    end if;
    perform eventstore.require_view(view);
    for found_decider in
        select e.decider from eventstore.events e
        where e.decider_id = schedule_nack_event.decider_id and e.version = 1
          and e.decider = coalesce(schedule_nack_event.decider, e.decider)
        order by e.slot, e.decider
    loop
        perform eventstore.schedule_nack_stream(view, found_decider, decider_id, ms, fence, error);
    end loop;
    if found_decider is null then
        raise exception 'Stream %/% has no events', coalesce(decider, '*'), decider_id using errcode = 'ES014';
    end if;
end
$$;
