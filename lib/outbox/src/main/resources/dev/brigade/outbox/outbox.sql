-- Events on their way to Kafka. Columns are named as Debezium's EventRouter expects them: aggregatetype is
-- the topic, aggregateid the record's key, and the columns after payload become headers.
-- Rows are deleted in the transaction that inserts them: the relay reads the log, not the table.
create table if not exists outbox (
    id            uuid        primary key,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       jsonb       not null,
    decider       text        not null,
    version       bigint      not null,
    correlationid text        not null,
    causationid   text,
    commandid     text,
    traceparent   text,
    occurred_at   timestamptz not null
);
