-- Moves past a record as advance.sql does, and takes its event unless that had its effect before.
with moved as (
    update inbox_offset set next_offset = ?
    where consumer = ? and topic = ? and partition = ? and next_offset = ?
    returning consumer
), claimed as (
    insert into inbox (consumer, source, event_id)
    select consumer, ?, ? from moved
    on conflict do nothing
    returning consumer
)
select (select count(*) from moved) as moved, (select count(*) from claimed) as claimed
