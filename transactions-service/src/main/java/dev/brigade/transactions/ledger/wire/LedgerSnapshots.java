package dev.brigade.transactions.ledger.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.brigade.eventstore.codec.JsonFormat;
import dev.brigade.eventstore.snapshot.SnapshotPolicy;
import dev.brigade.eventstore.snapshot.SnapshotStore;
import dev.brigade.eventstore.snapshot.Snapshots;
import dev.brigade.transactions.ledger.Entries;
import dev.brigade.transactions.ledger.Ledger;
import dev.brigade.transactions.ledger.Payment;
import dev.brigade.transactions.ledger.Transaction;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Snapshots of ledgers. A ledger remembers every transaction for good, to decide none twice: a
 * snapshot holds them all, some 60 bytes each, and so is taken less often than others.
 */
public final class LedgerSnapshots {

    /** To be raised when the state, its JSON, {@code evolve} or an upcaster changes. */
    static final int STATE_VERSION = 1;

    /** What is read after a restart is at most so many events, and the snapshot. */
    private static final int EVENTS_BETWEEN = 500;

    private LedgerSnapshots() {}

    /** Those that are kept there. */
    public static Snapshots<Ledger> in(SnapshotStore store) {
        return new Snapshots<>(
                store,
                Ledger.class,
                new Format(),
                STATE_VERSION,
                SnapshotPolicy.everyEvents(EVENTS_BETWEEN));
    }

    /** The ledger with plain maps, in the order of ids. */
    private record Kept(
            long balance,
            long pending,
            SortedMap<String, Transaction> transactions,
            SortedMap<String, Payment> payments) {}

    static final class Format implements JsonFormat<Ledger> {

        private static final ObjectMapper JSON =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();

        @Override
        public String write(Ledger state) {
            var kept =
                    new Kept(
                            state.balance(),
                            state.pending(),
                            new TreeMap<>(state.transactions().asMap()),
                            new TreeMap<>(state.payments().asMap()));
            try {
                return JSON.writeValueAsString(kept);
            } catch (JsonProcessingException unwritable) {
                throw new IllegalStateException("A ledger cannot be written", unwritable);
            }
        }

        @Override
        public Ledger read(String json, Class<? extends Ledger> type) {
            try {
                Kept kept = JSON.readValue(json, Kept.class);
                return new Ledger(
                        kept.balance(),
                        kept.pending(),
                        entries(kept.transactions()),
                        entries(kept.payments()));
            } catch (JsonProcessingException unreadable) {
                throw new IllegalArgumentException("Not a ledger", unreadable);
            }
        }

        private static <V> Entries<V> entries(Map<String, V> map) {
            Entries<V> entries = Entries.none();
            for (Map.Entry<String, V> entry : map.entrySet()) {
                entries = entries.with(entry.getKey(), entry.getValue());
            }
            return entries;
        }
    }
}
