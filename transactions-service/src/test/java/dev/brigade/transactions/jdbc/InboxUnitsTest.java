package dev.brigade.transactions.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.messaging.EventEnvelope;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxUnitsTest {

    private final List<String> done = new ArrayList<>();
    private final Connection transaction =
            (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, _, _) -> null);
    private final InboxUnits units = new InboxUnits(this::handle);

    private void handle(UnitOfWork unit, EventEnvelope message) {
        assertThat(unit.connection()).isSameAs(transaction);
        unit.afterCommit(() -> done.add(message.eventId()));
        if (message.eventId().equals("fails")) {
            throw new IllegalStateException("It does");
        }
    }

    @Test
    void what_is_left_to_do_is_done_after_the_commit_and_once() throws Exception {
        units.handle(transaction, message("one"));
        assertThat(done).isEmpty();

        units.committed();
        units.committed();

        assertThat(done).containsExactly("one");
    }

    @Test
    void nothing_of_what_was_rolled_back_is_done() throws Exception {
        units.handle(transaction, message("rolled back"));
        assertThatThrownBy(() -> units.handle(transaction, message("fails")))
                .isInstanceOf(IllegalStateException.class);
        units.handle(transaction, message("one"));

        units.committed();

        assertThat(done).containsExactly("one");
    }

    private static EventEnvelope message(String id) {
        return new EventEnvelope(
                id,
                "PayCommand",
                "/test",
                "order-1",
                Instant.EPOCH,
                "Order",
                0,
                "correlation",
                null,
                null,
                null,
                "{}");
    }
}
