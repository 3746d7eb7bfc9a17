-- The state of each account. `version` counts its events; a change names the version it was decided on.
create table account (
    id             text   primary key,
    holder_name    text   not null,
    email          text   not null,
    phone          text   not null,
    street_address text   not null,
    zip_or_postal  text   not null,
    country_code   text   not null,
    card_masked    text   not null,
    card_sealed    text   not null,
    credit_limit   bigint not null,
    status         text   not null,
    version        bigint not null
);
