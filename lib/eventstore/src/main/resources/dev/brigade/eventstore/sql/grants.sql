-- Who may call what. A function that is called by a role runs with its owner's rights, and looks names up in Postgres's own
-- schema alone, whatever the caller's search path says. All others may be called by nobody but the owner. A name that is
-- not installed (yet) is passed over.
do $$
declare
    routine regprocedure;
    grantee text;
    granted text[];
begin
    for routine, granted in
        select p.oid, coalesce(a.roles, '{}')
        from pg_proc p
        left join (values
            ('append_event', array['writer']), ('append_events', array['writer']), ('append', array['writer']),
            ('append_obstacle', array['writer']), ('take_turn', array['writer']),
            ('get_events', array['writer']), ('get_last_event', array['writer']), ('read_all', array['writer']),
            ('get_event', array['writer']), ('get_snapshot', array['writer']), ('save_snapshot', array['writer']),
            ('claim_person_key', array['writer']), ('get_person_keys', array['writer']),
            ('forget_person', array['operator']), ('switch_view', array['operator']),
            ('stream_events', array['streamer']), ('release_batch', array['streamer']),
            ('ack_event', array['streamer']), ('ack_events', array['streamer']),
            ('claimable_slots', array['streamer']), ('nack_event', array['streamer']),
            ('blocked_streams', array['streamer', 'operator']), ('require_view', array['streamer', 'operator']),
            ('schedule_nack_event', array['streamer']), ('extend_lease', array['streamer']),
            ('view_lag', array['streamer', 'operator']), ('view_frontier', array['streamer', 'operator']),
            ('get_view', array['streamer', 'operator']),
            ('register_decider_event', array['operator']), ('register_view', array['operator']),
            ('rewind_view', array['operator']), ('unpark', array['operator']),
            ('park', array['streamer', 'operator']),
            ('schedule_events', array['operator']), ('push_secrets', array['operator']),
            ('set_push_secrets', array['operator']), ('set_max_payload_bytes', array['operator']),
            ('after_restore', array['operator'])) as a(name, roles) on a.name = p.proname
        where p.pronamespace = 'eventstore'::regnamespace
    loop
        execute format('revoke all on routine %s from public', routine);
        continue when granted = '{}';
        execute format('alter routine %s security definer set search_path = pg_catalog, pg_temp', routine);
        foreach grantee in array granted loop
            grantee := 'eventstore_' || grantee;
            continue when not exists (select from pg_roles where rolname = grantee);
            execute format('grant usage on schema eventstore to %I', grantee);
            execute format('grant execute on routine %s to %I', routine, grantee);
        end loop;
    end loop;
end
$$;
