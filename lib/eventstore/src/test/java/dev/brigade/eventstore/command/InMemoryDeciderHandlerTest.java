package dev.brigade.eventstore.command;

import static dev.brigade.eventstore.command.Till.by;
import static dev.brigade.eventstore.command.Till.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.EventStoreException;
import dev.brigade.eventstore.InMemoryEventStore;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import org.junit.jupiter.api.Test;

class InMemoryDeciderHandlerTest extends DeciderHandlerContract {

    InMemoryDeciderHandlerTest() {
        super(new InMemoryEventStore());
    }

    @Test
    void a_log_that_lost_events_is_read_again_from_the_beginning() {
        var handler = handler(store, HandlerOptions.defaults());
        handler.handle("1", deposit(5), by("a"));
        store.delegate = new InMemoryEventStore();
        Till.mapping().types().registerIn(store);

        var result = (Recorded<Till.Event>) handler.handle("1", deposit(5), by("b"));
        assertThat(result.version()).isEqualTo(1);
    }

    @Test
    void an_interrupted_wait_has_a_code() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() ->
                        handler(store, HandlerOptions.defaults()).handle("1", deposit(1), by("a")))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("57014"));
        assertThat(Thread.interrupted()).isTrue();
    }
}
