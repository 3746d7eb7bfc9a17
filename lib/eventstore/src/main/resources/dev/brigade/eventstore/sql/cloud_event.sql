-- An event as a CloudEvent 1.0 in structured mode. Raises what jsonb raises for the JSON that it cannot hold, such as \u0000.
create or replace function eventstore.cloud_event(event eventstore.events, source text)
    returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'specversion', '1.0', 'id', event.event_id, 'type', event.event, 'source', source,
        'subject', event.decider_id,
        'time', to_char(event.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'decider', event.decider, 'version', event.version, 'eventversion', event.event_version,
        'correlationid', event.correlation_id, 'causationid', event.causation_id, 'commandid', event.command_id,
        'datacontenttype', 'application/json'))
        || jsonb_build_object('data', event.data::jsonb);
$$;
