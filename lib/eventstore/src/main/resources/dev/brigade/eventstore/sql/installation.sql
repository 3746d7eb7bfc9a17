-- One row: where this database is at home, and its settings.
create table if not exists eventstore.installation (
    one               boolean primary key default true check (one),
    -- of the server whose transaction ids the events have; another one after a dump and restore
    system_identifier bigint not null,
    -- what is added to the server's transaction ids: see after_restore
    tx_shift          bigint not null default 0,
    -- of the data of one event: see set_max_payload_bytes
    max_payload_bytes int not null default 1048576
);

insert into eventstore.installation (system_identifier)
select system_identifier from pg_control_system()
where not exists (select from eventstore.installation)
on conflict do nothing;
