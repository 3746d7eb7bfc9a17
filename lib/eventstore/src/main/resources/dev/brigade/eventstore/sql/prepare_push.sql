-- For a view with an http_url: gives it a secret unless it has one, forgets that its endpoint was gone, and where pg_cron
-- and pg_net are installed lets schedule_events run as often as its polling delay says; from a minute up, to the minute. A
-- job that is there keeps its command. For a view without http_url: takes the job away.
create or replace function eventstore.prepare_push(view text) returns void language plpgsql as $$
#variable_conflict use_column
declare
    settings eventstore.views := (select v from eventstore.get_view(prepare_push.view) v);
    job text := 'eventstore push ' || view;
    known text;
begin
    if settings.http_url is not null then
        insert into eventstore.http_endpoints as e (view, secrets)
        values (settings.view, array['whsec_' || encode(
            sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64')])
        on conflict (view) do update set gone_at = null where e.gone_at is not null;
    end if;
    if to_regprocedure('cron.schedule(text, text, text)') is null or not has_schema_privilege('cron', 'usage') then
        return;
    end if;
    select j.command into known from cron.job j where j.jobname = job and j.username = current_user;
    if settings.http_url is null then
        perform cron.unschedule(job) where known is not null;
    elsif to_regnamespace('net') is not null then
        perform cron.schedule(
            job,
            case
                when settings.polling_delay_s < 60 then settings.polling_delay_s || ' seconds'
                when settings.polling_delay_s < 3600 then format('*/%s * * * *', settings.polling_delay_s / 60)
                else '0 * * * *'
            end,
            coalesce(known, format('select eventstore.schedule_events(%L)', settings.view)));
    end if;
end
$$;
