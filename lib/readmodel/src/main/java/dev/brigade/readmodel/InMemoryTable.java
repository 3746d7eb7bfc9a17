package dev.brigade.readmodel;

import dev.brigade.messaging.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes {@link VersionedTable}s in memory, for tests. Behaves as {@link JdbcTable}. */
public final class InMemoryTable<R> implements InMemoryClientFactory<VersionedTable<R>> {

    private volatile Map<String, Entry<R>> rows = Map.of();

    /** The last version of a row; no document means deleted. */
    private record Entry<R>(EventEnvelope event, @Nullable R document) {}

    @Override
    public VersionedTable<R> reading() {
        return new Client(null);
    }

    @Override
    public VersionedTable<R> writing(EventEnvelope event) {
        return new Client(event);
    }

    @Override
    public void commit(VersionedTable<R> written) {
        rows = Map.copyOf(((Client) written).changed());
    }

    private final class Client implements VersionedTable<R> {

        private final @Nullable EventEnvelope event;
        private final Map<String, Entry<R>> changes = new HashMap<>();

        Client(@Nullable EventEnvelope event) {
            this.event = event;
        }

        Map<String, Entry<R>> changed() {
            Map<String, Entry<R>> all = new HashMap<>(rows);
            all.putAll(changes);
            return all;
        }

        @Override
        public Optional<VersionedRow<R>> find(String id) {
            Entry<R> entry = entry(id);
            R document = entry == null ? null : entry.document();
            if (entry == null || document == null) {
                return Optional.empty();
            }
            EventEnvelope writer = entry.event();
            return Optional.of(new VersionedRow<>(id, document, writer.version(), writer.time()));
        }

        @Override
        public boolean put(String id, R document) {
            return write(id, document);
        }

        @Override
        public boolean update(String id, UnaryOperator<R> change) {
            return find(id).map(row -> write(id, change.apply(row.document()))).orElse(false);
        }

        @Override
        public boolean delete(String id) {
            return write(id, null);
        }

        private boolean write(String id, @Nullable R document) {
            if (event == null) {
                throw new UnsupportedOperationException("Only projections write to a read model");
            }
            Entry<R> before = entry(id);
            if (before != null && before.event().version() >= event.version()) {
                return false;
            }
            changes.put(id, new Entry<>(event, document));
            return true;
        }

        private @Nullable Entry<R> entry(String id) {
            Entry<R> changed = changes.get(id);
            return changed == null ? rows.get(id) : changed;
        }
    }
}
