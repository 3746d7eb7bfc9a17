-- The insert into events: the event goes behind the one with the id previous_id, which is null for the first of a stream.
-- The checks, their order and their messages are those of the store that this schema stands in for; where two events meet
-- at one place, the key of the table below decides. As in eventstore.append, nothing goes behind an event of a younger
-- transaction.
create or replace function fstore.insert_event() returns trigger language plpgsql as $$
declare
    last eventstore.events;
    added eventstore.events;
    violated text;
begin
    select e.* into last from eventstore.events e
    where e.decider_id = new.decider_id and e.decider = new.decider order by e.version desc limit 1;
    if last.final then
        raise exception 'last event for this decider stream is already final. the stream is closed, you can not append events to it.';
    elsif new.previous_id is null and last.version is not null then
        raise exception 'previous_id can only be null for the first decider event';
    elsif new.previous_id is not null and not exists (
            select from eventstore.events e
            where e.event_id = new.previous_id and e.decider_id = new.decider_id and e.decider = new.decider) then
        raise exception 'previous_id must be in the same decider';
    elsif new.command_id is null then
        raise exception 'null value in column "command_id" of relation "events" violates not-null constraint'
            using errcode = 'not_null_violation', schema = 'fstore', table = 'events', column = 'command_id';
    elsif new.previous_id <> last.event_id
            and not exists (select from eventstore.events e where e.event_id = new.event_id) then
        perform fstore.refuse_previous(new.previous_id);
    elsif last.tx > eventstore.own_tx_if_assigned() then
        raise exception 'could not serialize access: a younger transaction has appended to this stream'
            using errcode = 'serialization_failure';
    end if;

    begin
        insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                                       command_id, correlation_id, created_at)
        values (new.decider, new.decider_id, coalesce(last.version, 0) + 1,
                coalesce(last.slot, eventstore.slot_of(new.decider, new.decider_id), 0), new.event_id, new.event,
                new.event_version, new.data, new.final, new.command_id, new.command_id, coalesce(new.created_at, now()))
        returning * into added;
    exception when unique_violation then
        get stacked diagnostics violated = constraint_name;
        if violated <> 'events_pkey' then
            raise;
        elsif new.previous_id is null then
            raise exception 'previous_id can only be null for the first decider event';
        end if;
        perform fstore.refuse_previous(new.previous_id);
    end;

    if not exists (select from eventstore.deciders d
                   where d.decider = new.decider and d.event = new.event and d.event_version = new.event_version) then
        raise exception 'insert or update on table "events" violates foreign key constraint "events_decider_event_event_version_fkey"'
            using errcode = 'foreign_key_violation', schema = 'fstore', table = 'events',
                constraint = 'events_decider_event_event_version_fkey',
                detail = format('Key (decider, event, event_version)=(%s, %s, %s) is not present in table "deciders".',
                                new.decider, new.event, new.event_version);
    end if;
    new.created_at := added.created_at;
    new."offset" := added.position;
    new.transaction_id := added.tx;
    return new;
end
$$;

create or replace trigger insert_event instead of insert on fstore.events
    for each row execute function fstore.insert_event();
