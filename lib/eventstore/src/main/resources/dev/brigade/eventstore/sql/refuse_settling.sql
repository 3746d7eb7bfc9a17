-- Raises ES004 for a view that does not exist, and otherwise ES005: the caller does not hold the lease any more, or the
-- event is not in the batch, or was settled before.
create or replace function eventstore.refuse_settling(view text, event_id uuid, fence bigint)
    returns void language plpgsql stable as $$
begin
    perform eventstore.require_view(view);
    raise exception 'Fence % of view % does not hold event % any more', fence, view, event_id using errcode = 'ES005';
end
$$;
