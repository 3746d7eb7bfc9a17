-- One table of a read model: documents by id. A deleted row keeps its version and has no document.
create table if not exists {table} (
    id text primary key,
    version bigint not null,
    changed_at timestamptz not null,
    document jsonb
);
