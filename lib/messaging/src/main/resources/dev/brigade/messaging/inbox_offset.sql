-- How far each consumer is in each partition. Kafka's own offsets are for lag tools only: these
-- commit together with the effects.
create table if not exists inbox_offset (
    consumer text not null,
    topic text not null,
    partition integer not null,
    next_offset bigint not null,
    primary key (consumer, topic, partition)
);
