package dev.brigade.outbox;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.RecordChangeEvent;
import org.apache.kafka.connect.source.SourceRecord;

/** Takes the batches of a Debezium engine. */
interface BatchConsumer extends ChangeConsumer<RecordChangeEvent<SourceRecord>>, AutoCloseable {
    /** When the engine has ended. */
    @Override
    void close();
}
