-- Writes rows into the log again, in the order of the ids that are given.
with wanted as (select id, place from unnest(?::uuid[]) with ordinality as given (id, place)),
     taken as (delete from outbox using wanted where outbox.id = wanted.id returning outbox.*)
insert into outbox
select taken.* from taken join wanted using (id) order by place
