-- What may be appended. Rows can be added; changing and deleting them does nothing, and says nothing.
create or replace view fstore.deciders as
select d.decider, d.event, d.event_version::bigint as event_version, d.description
from eventstore.deciders d;

alter view fstore.deciders alter column event_version set default 1;
create or replace rule ignore_update as on update to fstore.deciders do instead nothing;
create or replace rule ignore_delete as on delete to fstore.deciders do instead nothing;
