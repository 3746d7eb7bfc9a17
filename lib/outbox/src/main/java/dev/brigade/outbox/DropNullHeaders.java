package dev.brigade.outbox;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * A transformation for Debezium Server, which stops at a header without a value: the EventRouter
 * makes one of each column that is null. Needs nothing but Connect's API. Thread-safe.
 *
 * @param <R> kind of record
 */
public final class DropNullHeaders<R extends ConnectRecord<R>> implements Transformation<R> {

    @Override
    public R apply(R record) {
        Iterable<Header> valued =
                StreamSupport.stream(record.headers().spliterator(), false)
                                .filter(header -> header.value() != null)
                        ::iterator;
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                new ConnectHeaders(valued));
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> nothing) {}

    @Override
    public void close() {}
}
