package dev.brigade.readmodel;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A named set of projections. Immutable: {@link #on} answers a new read model.
 *
 * <pre>{@code
 * static final EventType<Opened> OPENED = EventType.of("AccountOpenedEvent", Opened.class);
 *
 * ReadModel<VersionedTable<Account>> accounts =
 *     ReadModel.<VersionedTable<Account>>named("accounts")
 *         .on(OPENED, (event, table) -> table.put(event.id(), new Account(event.creditLimit())));
 *
 * try (var running = accounts.start(topics, JdbcTable.of("account", Account.class), database)) {
 *     running.client().find(id);
 * }
 * }</pre>
 *
 * @param <C> the client of its storage
 */
public final class ReadModel<C> {

    private final String name;
    private final Map<String, TypedProjection<?, C>> projections;

    private record TypedProjection<T, C>(EventType<T> type, Projection<T, C> projection) {
        void apply(EventEnvelope event, C client) throws Exception {
            projection.apply(EventJson.read(event.json(), type.type()), client);
        }
    }

    private ReadModel(String name, Map<String, TypedProjection<?, C>> projections) {
        this.name = name;
        this.projections = Map.copyOf(projections);
    }

    /** A read model without projections. Its name is part of its consumer group. */
    public static <C> ReadModel<C> named(String name) {
        return new ReadModel<>(name, Map.of());
    }

    /** This read model, with a projection of one more kind of event. */
    public <T> ReadModel<C> on(EventType<T> type, Projection<T, C> projection) {
        var more = new HashMap<>(projections);
        if (more.put(type.name(), new TypedProjection<>(type, projection)) != null) {
            throw new IllegalArgumentException(name + " has a projection of " + type.name());
        }
        return new ReadModel<>(name, more);
    }

    public String name() {
        return name;
    }

    /** The kinds of event that it understands; others are passed over. */
    public Set<String> eventTypes() {
        return projections.keySet();
    }

    /**
     * Follows the topics from their start, or from where it stopped the last time. Effects and
     * position are written in one transaction.
     */
    public RunningReadModel<C> start(
            KafkaTopics topics, JdbcClientFactory<C> clients, DataSource database) {
        return JdbcReadModel.start(this, topics, clients, database);
    }

    /** Runs on events that a test publishes. */
    public InMemoryReadModel<C> startInMemory(InMemoryClientFactory<C> clients) {
        return new InMemoryReadModel<>(this, clients);
    }

    /** Writes one event's effect. */
    void apply(EventEnvelope event, C client) throws Exception {
        @Nullable TypedProjection<?, C> projection = projections.get(event.type());
        if (projection != null) {
            projection.apply(event, client);
        }
    }
}
