-- The log. Events can be added; changing and deleting them does nothing, and says nothing.
create or replace view fstore.events as
select e.event, e.event_id, e.event_version::bigint as event_version, e.decider, e.decider_id, e.data::jsonb as data,
       case when e.command_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.command_id::uuid end as command_id,
       (select p.event_id from eventstore.events p
        where p.decider_id = e.decider_id and p.decider = e.decider and p.version = e.version - 1) as previous_id,
       e.final, e.created_at, e.position as "offset", e.tx as transaction_id
from eventstore.events e;

alter view fstore.events alter column event_version set default 1;
alter view fstore.events alter column final set default false;
create or replace rule ignore_update as on update to fstore.events do instead nothing;
create or replace rule ignore_delete as on delete to fstore.events do instead nothing;
