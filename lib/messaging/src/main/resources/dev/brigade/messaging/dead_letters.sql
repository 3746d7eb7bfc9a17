-- The latest dead letters of all consumers.
select * from dead_letter order by created_at desc, id desc limit ?
