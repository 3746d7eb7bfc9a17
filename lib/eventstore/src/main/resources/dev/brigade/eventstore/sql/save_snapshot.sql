-- Keeps a snapshot, unless a later one is there.
create or replace function eventstore.save_snapshot(
    decider_id text, decider text, state_version int, version bigint, as_of timestamptz, state json)
    returns void language sql as $$
    insert into eventstore.snapshots as kept (decider_id, decider, state_version, version, as_of, state)
    values (save_snapshot.decider_id, save_snapshot.decider, save_snapshot.state_version, save_snapshot.version,
            save_snapshot.as_of, save_snapshot.state)
    on conflict (decider_id, decider, state_version)
        do update set version = excluded.version, as_of = excluded.as_of, state = excluded.state
        where excluded.version > kept.version;
$$;
