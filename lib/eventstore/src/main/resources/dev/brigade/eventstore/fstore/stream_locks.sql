-- Where each view stands in each stream. A stream that the view has not touched is unread, and was free from its first
-- event on.
create or replace view fstore.stream_locks as
select v.view, s.decider_id, s."offset", coalesce(p.last_offset, 0) as last_offset,
       coalesce(p.locked_until, first.created_at) as locked_until, s.offset_final,
       coalesce(p.created_at, first.created_at) as created_at,
       coalesce(p.updated_at, first.created_at) as updated_at, s.decider
from fstore.views v
cross join fstore.streams s
join eventstore.events first on first.decider_id = s.decider_id and first.decider = s.decider and first.version = 1
left join fstore.positions p on p.view = v.view and p.decider_id = s.decider_id and p.decider = s.decider;
