-- An event to append, as append_events takes them.
do $$
begin
    if to_regtype('eventstore.new_event') is null then
        create type eventstore.new_event as
            (event text, event_id uuid, data json, event_version int, final boolean);
    end if;
end
$$;
