-- One-time passwords. Of the code there is only a keyed hash, and none once it is spent.
create table one_time_password (
    id         text        primary key,
    user_id    text        not null,
    channel    text        not null,
    address    text        not null,
    code_hash  text        not null,
    expires_at timestamptz not null,
    failures   integer     not null,
    status     text        not null,
    version    bigint      not null
);

create index one_time_password_by_end on one_time_password (expires_at);

-- How many codes were asked for in the current window, by a keyed hash of the address or of the caller.
create table otp_allowance (
    key          text        primary key,
    window_start timestamptz not null,
    used         integer     not null
);

create index otp_allowance_by_start on otp_allowance (window_start);

-- Who signs in is known by the contact of their account.
create index account_by_email on account (lower(email));
create index account_by_phone on account (phone);
