-- The snapshot of a stream, if it is not younger than asked for.
create or replace function eventstore.get_snapshot(
    decider_id text, decider text, state_version int, max_version bigint default null,
    max_as_of timestamptz default null)
    returns setof eventstore.snapshots language sql stable rows 1 as $$
    select s.* from eventstore.snapshots s
    where s.decider_id = get_snapshot.decider_id and s.decider = get_snapshot.decider
      and s.state_version = get_snapshot.state_version
      and (get_snapshot.max_version is null or s.version <= get_snapshot.max_version)
      and (get_snapshot.max_as_of is null or s.as_of <= get_snapshot.max_as_of);
$$;
