package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {
    final String slot = "relay_" + UUID.randomUUID();
    final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow
    final DeadLetterLog deadLetters = new DeadLetterLog(slot, clock::get);

    @Test
    void a_flood_of_one_cause_is_a_line_a_minute_that_counts_it() {
        try (Logged log = new Logged(slot)) {
            for (int i = 0; i < 1000; i++) {
                putAside("e" + i, new RecordTooLargeException("The message is " + i + " bytes"));
            }
            assertThat(log.lines()).singleElement().asString().contains("e0", "0 bytes", "0 more");
            clock.addAndGet(DeadLetterLog.SILENCE.toNanos());
            putAside("later", new RecordTooLargeException("The message is large"));
            assertThat(log.lines()).hasSize(2).last().asString().contains("later", "999 more");
        }
    }

    @Test
    void another_cause_has_a_line_of_its_own() {
        try (Logged log = new Logged(slot)) {
            putAside("e1", new RecordTooLargeException("too large"));
            putAside("e2", new InvalidTopicException("no such topic!"));
            putAside("e3", new RecordTooLargeException("too large"));
            assertThat(log.lines()).hasSize(2).last().asString().contains("no such topic!");
        }
    }

    private void putAside(String id, Exception cause) {
        deadLetters.putAside(
                new OutboxRow(Map.of("id", id, "aggregatetype", "account.events.v1"), 1, 1), cause);
    }
}
