-- Deletes those beyond the newest so many, and those that are older than so many seconds; never the newest.
delete from account_dump using (
    select id, row_number() over (order by taken_at desc, id desc) as place from account_dump) as ranked
 where ranked.id = account_dump.id
   and place > 1
   and (place > ? or taken_at < now() - ? * interval '1 second')
