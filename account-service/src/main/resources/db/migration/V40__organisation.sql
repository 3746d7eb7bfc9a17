-- The state of each organisation. `version` counts its events; a change names the version it was decided on.
create table organisation (
    id          text   primary key,
    name        text   not null,
    location    text   not null,
    description text,
    alias       text,
    version     bigint not null
);
