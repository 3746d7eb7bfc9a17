package dev.brigade.readmodel;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InvalidEventException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read model in memory, for tests: an event has had its effect when {@link #publish} returns.
 * What a consumer would put among the dead letters is passed over here.
 */
public final class InMemoryReadModel<C> implements RunningReadModel<C> {

    private static final String TOPIC = "memory";

    private final ReadModel<C> model;
    private final InMemoryClientFactory<C> clients;
    private final Set<List<String>> handled = new HashSet<>();
    private long next;
    private boolean closed;
    private @Nullable String lastError;

    InMemoryReadModel(ReadModel<C> model, InMemoryClientFactory<C> clients) {
        this.model = model;
        this.clients = clients;
    }

    /** Handles one event, unless it was handled before. */
    public synchronized Position publish(EventEnvelope event) {
        if (closed) {
            throw new IllegalStateException(model.name() + " is closed");
        }
        List<String> identity = List.of(event.source(), event.eventId());
        if (!handled.contains(identity) && applied(event)) {
            handled.add(identity);
        }
        return new Position(TOPIC, 0, next++);
    }

    private boolean applied(EventEnvelope event) {
        C client = clients.writing(event);
        try {
            model.apply(event, client);
        } catch (InvalidEventException e) {
            lastError = e.getMessage();
            return false;
        } catch (Exception e) {
            throw new ReadModelException("Cannot apply " + event.type(), e);
        }
        clients.commit(client);
        return true;
    }

    @Override
    public C client() {
        return clients.reading();
    }

    @Override
    public synchronized ConsumerStatus status() {
        return new ConsumerStatus(
                model.name(), !closed, Duration.ZERO, false, List.of(), lastError);
    }

    @Override
    public synchronized boolean await(Position position, Duration atMost) {
        return position.offset() < next;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
