package dev.brigade.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.messaging.EventEnvelope;
import org.junit.jupiter.api.Test;

class InMemoryReadModelTest extends ReadModelContract {

    private final InMemoryReadModel<VersionedTable<Account>> running =
            ACCOUNTS.startInMemory(new InMemoryTable<>());

    @Override
    RunningReadModel<VersionedTable<Account>> running() {
        return running;
    }

    @Override
    Position publish(EventEnvelope event) {
        return running.publish(event);
    }

    @Test
    void a_projection_that_fails_leaves_nothing_behind() {
        ReadModel<VersionedTable<Account>> failing =
                ReadModel.<VersionedTable<Account>>named("failing")
                        .on(
                                OPENED,
                                (event, table) -> {
                                    table.put(event.id(), new Account("half", 0, 0));
                                    throw new IllegalStateException("failed");
                                });
        var model = failing.startInMemory(new InMemoryTable<>());

        assertThatThrownBy(() -> model.publish(opened(1, 500)))
                .isInstanceOf(ReadModelException.class);
        assertThat(model.client().find("a-1")).isEmpty();
    }

    @Test
    void two_projections_of_one_kind_are_refused() {
        assertThatThrownBy(() -> ACCOUNTS.on(OPENED, (_, _) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_closed_read_model_takes_no_events() {
        running.close();

        assertThat(running.status().polling()).isFalse();
        assertThatThrownBy(() -> running.publish(opened(1, 500)))
                .isInstanceOf(IllegalStateException.class);
    }
}
