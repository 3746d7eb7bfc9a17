-- schedule_nack_event for one stream.
create or replace function eventstore.schedule_nack_stream(
    view text, decider text, decider_id text, ms bigint, fence bigint, error text)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    held eventstore.view_slots := eventstore.locked_slot(view, decider, decider_id);
    leased boolean := held.lease_until > clock_timestamp();
    stream eventstore.blocked_streams;
begin
    select b.* into stream from eventstore.blocked_streams b
    where b.view = held.view and b.decider = schedule_nack_stream.decider
      and b.decider_id = schedule_nack_stream.decider_id;
    -- in the hands of a batch of the slot, as far as that has any
    if stream.view is null or leased and stream.fence = held.fence then
        if fence is not null and not (leased and fence = held.fence and exists (
            select from eventstore.events e
            where e.decider = schedule_nack_stream.decider and e.decider_id = schedule_nack_stream.decider_id
              and eventstore.is_in_batch(held, e.tx, e.position))) then
            perform eventstore.refuse_settling(view, null, fence);
        end if;
        perform eventstore.block_stream(
            held, decider, decider_id, eventstore.passed_version(held, decider, decider_id), ms, error);
        if leased then
            perform eventstore.advance_slot(held);
        end if;
        return;
    end if;
    if fence is not null and not (fence = stream.fence and stream.lease_until > clock_timestamp()) then
        perform eventstore.refuse_settling(view, null, fence);
    end if;
    update eventstore.blocked_streams b
    set attempts = b.attempts + (error is not null)::int, last_error = coalesce(error, b.last_error),
        retry_at = clock_timestamp() + make_interval(secs => ms / 1000.0), owner = null, lease_until = clock_timestamp()
    where b.view = stream.view and b.decider = stream.decider and b.decider_id = stream.decider_id;
end
$$;
