-- Dead letters of all consumers, the newest first. Their ids are in the order in which they came.
select * from dead_letter where ?::uuid is null or id < ? order by id desc limit ?
