package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.CloudEvents;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Some other program takes the place of the relay, with its configuration in {@code deploy}. */
abstract class InsteadOfRelay {
    final Marketplace market = new Marketplace(Kind.PGOUTPUT);

    /** What the other program sends to Kafka. */
    abstract List<ConsumerRecord<byte[], byte[]>> publish(int count) throws Exception;

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void it_publishes_what_the_relay_would() throws Exception {
        OutboxEvent full = market.fullEvent("a1", 1);
        OutboxEvent bare = market.event("a1", 2);
        ConsumerRecord<byte[], byte[]> fromRelay;
        ConsumerRecord<byte[], byte[]> bareFromRelay;
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(full, bare);
            fromRelay = reader.await(2).getFirst();
            bareFromRelay = reader.records.getLast();
        }
        market.execute(
                "delete from outbox_relay_offset where slot = '" + market.config.slot() + "'");
        market.commit(full, bare);

        List<ConsumerRecord<byte[], byte[]>> fromOther = publish(2);

        assertSame(fromOther.getFirst(), fromRelay);
        assertSame(fromOther.getLast(), bareFromRelay);
    }

    private static void assertSame(
            ConsumerRecord<byte[], byte[]> other, ConsumerRecord<byte[], byte[]> relay) {
        assertThat(other.topic()).isEqualTo(relay.topic());
        assertThat(new String(other.key(), UTF_8)).isEqualTo(new String(relay.key(), UTF_8));
        assertThat(CloudEvents.fromRecord(other)).isEqualTo(CloudEvents.fromRecord(relay));
        assertThat(TopicReader.header(other, CloudEvents.CONTENT_TYPE)).isEqualTo(CloudEvents.JSON);
        assertThat(isSnapshot(other)).isEqualTo(isSnapshot(relay));
    }

    /** Connect sends the header of a null as well, without a value. */
    private static boolean isSnapshot(ConsumerRecord<byte[], byte[]> record) {
        Header mark = record.headers().lastHeader(OutboxRow.SNAPSHOT);
        return mark != null && mark.value() != null;
    }

    /** Where the test's database is. */
    final void address(Map<String, String> connector) {
        Properties parts = market.config.database().parts();
        connector.put("database.hostname", parts.getProperty("PGHOST"));
        connector.put("database.port", parts.getProperty("PGPORT"));
        connector.put("database.dbname", parts.getProperty("PGDBNAME"));
        connector.put("database.user", market.config.user());
        connector.put("database.password", market.config.password());
        connector.put("slot.name", market.config.slot());
    }
}
