-- One row for each order the kitchen has heard of: its ticket, as TicketDecider left it.
create table ticket (
    order_id       text        primary key,
    -- The place in the list of tickets, which is read newest first.
    number         bigint      generated always as identity unique,
    version        bigint      not null check (version > 0),
    status         text        not null check (status in ('WAITING', 'COOKING', 'PREPARED', 'REPORTED', 'CLOSED')),
    restaurant_id  text        not null,
    dishes         jsonb       not null,
    opened_at      timestamptz,
    correlation_id text,
    causation_id   text,
    traceparent    text,
    due_at         timestamptz,
    prepared_at    timestamptz,
    reported_at    timestamptz,
    closing_reason text
);

-- What the cooks look at: the tickets that are on the stove, the most urgent first.
create index ticket_cooking on ticket (due_at) where status = 'COOKING';

-- What the kitchen still has to tell the orders: a handful at any time.
create index ticket_unreported on ticket (prepared_at) where status = 'PREPARED';

comment on column ticket.causation_id is 'the event that opened the ticket; the command sent later has it as its cause';
