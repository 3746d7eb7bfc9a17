-- Blocks a stream of a locked slot from the event behind handled_version on. Where that is done already this changes
-- nothing, unless it was parked in the middle of the batch whose consumer now gives it up.
create or replace function eventstore.block_stream(
    held eventstore.view_slots, decider text, decider_id text, handled_version bigint, ms bigint, error text)
    returns void language plpgsql as $$
#variable_conflict use_column
declare
    failed int := (error is not null)::int;
    again_at timestamptz := clock_timestamp() + make_interval(secs => ms / 1000.0);
begin
    if exists (select from eventstore.blocked_streams b
               where b.view = held.view and b.decider = block_stream.decider
                 and b.decider_id = block_stream.decider_id) then
        update eventstore.blocked_streams b
        set handled_version = greatest(b.handled_version, block_stream.handled_version), fence = 0,
            attempts = b.attempts + failed, last_error = coalesce(error, b.last_error), retry_at = again_at
        where b.view = held.view and b.decider = block_stream.decider and b.decider_id = block_stream.decider_id
          and b.fence = held.fence;
        return;
    end if;
    insert into eventstore.blocked_streams
        (view, decider, decider_id, slot, handled_version, attempts, last_error, retry_at)
    values (held.view, block_stream.decider, block_stream.decider_id, held.slot, block_stream.handled_version, failed,
            error, again_at);
    update eventstore.view_slots s set blocked = s.blocked + 1 where s.view = held.view and s.slot = held.slot;
end
$$;
