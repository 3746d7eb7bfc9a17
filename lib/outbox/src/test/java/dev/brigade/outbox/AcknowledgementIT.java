package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The relay lets go of an event when Kafka has it, not when it was sent. */
@Execution(ExecutionMode.SAME_THREAD) // they share a broker that freezes
@ParameterizedClass
@EnumSource(Kind.class)
class AcknowledgementIT {
    /** Engines store what they think is done many times in that time. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

    final FreezableBroker broker = FreezableBroker.shared();
    final Marketplace market;

    AcknowledgementIT(Kind kind) {
        market = new Marketplace(broker.bootstrapServers(), kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void what_kafka_has_not_acknowledged_is_still_in_the_log_when_the_process_is_killed()
            throws Exception {
        OutboxEvent[] sent = new OutboxEvent[50];
        market.start().close();
        Process process = RelayProcess.start(market.config);
        try (TopicReader reader = market.reader()) {
            market.commit(market.event("a1", 0));
            reader.await(1);
            broker.freeze();
            Arrays.setAll(sent, i -> market.event("a1", i + 1));
            long before = market.commit(sent[0]);
            for (OutboxEvent event : List.of(sent).subList(1, sent.length)) {
                market.commit(event);
            }
            await().during(LONG_ENOUGH).until(() -> market.released() <= before);
            process.destroyForcibly().waitFor();
            broker.thaw();
            try (Relay _ = market.start()) {
                List<String> arrived = reader.await(sent);
                if (market.kind.transactional()) {
                    assertThat(arrived).hasSameSizeAs(new HashSet<>(arrived));
                }
            }
        } finally {
            process.destroyForcibly();
            broker.thaw();
        }
    }
}
