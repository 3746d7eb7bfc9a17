package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine of a stopped service is exchanged. */
class RelayExchangeIT {
    /** What is on its way when an engine stops, at a few hundred events a second. */
    static final int WINDOW = 100;

    static final int EXCHANGES = 8;

    final Marketplace market = new Marketplace(Kind.DEBEZIUM);

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void engines_take_turns_under_load_and_nothing_is_missing_or_out_of_order() throws Exception {
        market.start().close();
        try (TopicReader reader = market.reader()) {
            Load load = new Load(market).start();
            for (int i = 0; i < EXCHANGES; i++) {
                try (Relay relay = start(Kind.values()[i % Kind.values().length])) {
                    publishes(relay, 100);
                }
            }
            try (Relay _ = start(Kind.DEBEZIUM)) {
                load.stopAndVerify(reader);
            }
            assertThat(repeated(reader)).isLessThanOrEqualTo(EXCHANGES * WINDOW);
        }
    }

    /** Debezium keeps where the last whole transaction ended: it repeats the one after that. */
    @ParameterizedTest
    @EnumSource
    void what_one_engine_has_published_the_other_repeats_by_one_transaction_at_most(Kind first)
            throws Exception {
        Kind second = first.engine() == RelayEngine.DEBEZIUM ? Kind.PGOUTPUT : Kind.DEBEZIUM;
        try (TopicReader reader = market.reader()) {
            try (Relay relay = start(first)) {
                for (int version = 1; version < 50; version++) {
                    market.commit(market.event("a1", version));
                }
                publishes(relay, 49);
            }
            OutboxEvent last = market.event("a1", 50);
            market.commit(last);
            try (Relay _ = start(second)) {
                reader.await(read ->
                        !read.isEmpty()
                                && TopicReader.id(read.getLast()).equals(last.id().toString()));
            }
            assertThat(reader.records).hasSizeBetween(50, 51);
            assertThat(reader.records.stream().map(TopicReader::id).distinct()).hasSize(50);
        }
    }

    private Relay start(Kind kind) {
        return Marketplace.start(kind.of(market.config));
    }

    private static void publishes(Relay relay, int events) {
        await().atMost(Duration.ofSeconds(60)).until(() -> relay.status().published() >= events);
    }

    private static long repeated(TopicReader reader) {
        List<String> ids = reader.records.stream().map(TopicReader::id).toList();
        return ids.size() - new HashSet<>(ids).size();
    }
}
