-- A fence higher than the last one; odd for a stream, even for a slot, so that it tells which of them it claims. At least
-- the time: claims need not wait for the disk, since if a crash forgets one, the next fence is higher all the same.
create or replace function eventstore.next_fence(last bigint, of_stream boolean)
    returns bigint language sql volatile as $$
    select greatest(last + 2, 2 * (extract(epoch from clock_timestamp()) * 1000000)::bigint) & ~1::bigint
           | of_stream::int;
$$;
