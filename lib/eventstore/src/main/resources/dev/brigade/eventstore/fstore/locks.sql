-- The same, as it can be selected from: a row for each view and stream. Two deciders that share an id have a row each.
-- last_offset and locked_until can be changed; deleting a row forgets where the view stands in the stream.
create or replace view fstore.locks as
select l.view, l.decider_id, l."offset", l.last_offset, l.locked_until, l.offset_final, l.created_at, l.updated_at
from fstore.stream_locks l;
