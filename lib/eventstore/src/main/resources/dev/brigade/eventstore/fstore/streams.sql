-- The end of each stream.
create or replace view fstore.streams as
select distinct on (e.decider_id, e.decider)
       e.decider, e.decider_id, e.position as "offset", e.final as offset_final
from eventstore.events e
order by e.decider_id, e.decider, e.version desc;
