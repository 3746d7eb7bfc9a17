-- Rebuilds of read models, one row each: what operators asked for, and what became of it.
create table rebuild (
    id            bigint      generated always as identity primary key,
    projection    text        not null,
    state         text        not null default 'running'
                              check (state in ('running', 'switched', 'failed', 'cancelled')),
    events_done   bigint      not null default 0,
    -- those there were when it began; null until it has begun
    events_in_all bigint,
    error         text,
    started_at    timestamptz not null default now(),
    ended_at      timestamptz
);
create unique index rebuild_running on rebuild (projection) where state = 'running';

-- Makes empty tables beside those that are served, in a schema of their own: the same columns, checks, keys and indexes
-- under the same names. What was there of an earlier attempt is dropped.
create function begin_rebuild(beside text, tables text[]) returns void language plpgsql as $$
declare
    served text;
    name text;
    definition text;
begin
    execute format('drop schema if exists %I cascade', beside);
    execute format('create schema %I', beside);
    foreach served in array tables loop
        execute format('create table %I.%I (like %I including all excluding indexes)', beside, served, served);
        for name, definition in
            select c.conname, pg_get_constraintdef(c.oid) from pg_constraint c
            where c.conrelid = served::regclass and c.contype in ('p', 'u', 'x')
        loop
            execute format('alter table %I.%I add constraint %I %s', beside, served, name, definition);
        end loop;
        for definition in
            select replace(pg_get_indexdef(i.indexrelid), format(' ON %I.%I ', current_schema(), served),
                           format(' ON %I.%I ', beside, served))
            from pg_index i
            where i.indrelid = served::regclass
              and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
        loop
            execute definition;
        end loop;
    end loop;
end
$$;

-- Puts those tables in the place of the served ones, which are dropped. Whoever reads waits until this is committed, and
-- then reads the new ones, since tables are found by their names.
create function switch_rebuild(beside text, tables text[]) returns void language plpgsql as $$
declare
    served text;
begin
    foreach served in array tables loop
        execute format('drop table %I', served);
        execute format('alter table %I.%I set schema %I', beside, served, current_schema());
    end loop;
    execute format('drop schema %I', beside);
end
$$;
