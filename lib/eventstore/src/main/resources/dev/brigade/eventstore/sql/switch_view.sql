-- Puts a replacement that was built beside a view in its place: the view goes on where the replacement is, and the name of
-- the replacement is gone. Whoever holds a lease of either loses it. To be called in the transaction in which the tables of
-- the two are swapped too. False, and nothing is changed, while the replacement has more events to handle than the view.
-- Raises ES004 when one of the two does not exist, ES007 when both are the same.
create or replace function eventstore.switch_view(view text, replacement text)
    returns boolean language plpgsql as $$
#variable_conflict use_column
begin
    if view = replacement then
        raise exception 'View % cannot replace itself', view using errcode = 'ES007';
    end if;
    perform eventstore.require_view(view);
    perform eventstore.require_view(replacement);
    perform from eventstore.view_slots s
    where s.view in (switch_view.view, switch_view.replacement)
    order by s.view, s.slot for update;
    if eventstore.view_lag(replacement) > eventstore.view_lag(view) then
        return false;
    end if;
    delete from eventstore.view_slots s where s.view = switch_view.view;
    delete from eventstore.blocked_streams b where b.view = switch_view.view;
    update eventstore.views v set start_at = r.start_at
    from eventstore.views r where r.view = switch_view.replacement and v.view = switch_view.view;
    update eventstore.view_slots s
    set view = switch_view.view, fence = eventstore.next_fence(s.fence, false), lease_until = clock_timestamp(),
        owner = null
    where s.view = switch_view.replacement;
    update eventstore.blocked_streams b
    set view = switch_view.view, fence = 0, lease_until = '-infinity', owner = null
    where b.view = switch_view.replacement;
    delete from eventstore.views v where v.view = switch_view.replacement;
    return true;
end
$$;
