-- Dead letters whose copy Kafka does not have.
select * from dead_letter
where consumer = ? and published_at is null and publishing_error is null
order by created_at, id
limit 20
