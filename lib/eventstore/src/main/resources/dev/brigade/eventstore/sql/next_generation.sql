-- The generation of a slot's row when it is claimed: one higher now and then, see view_slots.sql.
create or replace function eventstore.next_generation(last bigint)
    returns bigint language sql volatile as $$ select last + (random() < 1.0 / 16)::int $$;
