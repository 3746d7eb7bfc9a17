-- A few of those that have long let nobody in; what somebody else is busy with is left to them.
delete from one_time_password
where id in (select id from one_time_password where expires_at < ? order by expires_at limit 20 for update skip locked)
