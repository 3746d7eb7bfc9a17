package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes transactions of one to three events until it is stopped, a tenth of them rolled back, and
 * knows which ones must arrive. A broken connection is replaced.
 */
final class Load {
    private static final int AGGREGATES = 8;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final long LONG_PAUSE_NANOS = 20_000_000;

    private final Marketplace market;
    private final Set<String> committed = new HashSet<>();
    private final Set<String> uncertain = new HashSet<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("load").unstarted(this::run);
    private final long pauseNanos;
    private volatile boolean stopped;

    Load(Marketplace market) {
        this(market, PAUSE_NANOS);
    }

    private Load(Marketplace market, long pauseNanos) {
        this.market = market;
        this.pauseNanos = pauseNanos;
    }

    /** So few events that those of many minutes can be remembered. */
    static Load ofManyMinutes(Marketplace market) {
        return new Load(market, LONG_PAUSE_NANOS);
    }

    Load start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = market.connect()) {
                connection.setAutoCommit(false);
                while (!stopped) {
                    transaction(connection);
                    LockSupport.parkNanos(pauseNanos);
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(50 * PAUSE_NANOS);
            }
        }
    }

    private void transaction(Connection connection) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String aggregate = "a" + random.nextInt(AGGREGATES);
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            OutboxEvent event = market.event(aggregate, versions.merge(aggregate, 1L, Long::sum));
            market.publish(connection, event);
            ids.add(event.id().toString());
        }
        if (random.nextInt(10) == 0) {
            connection.rollback();
            return;
        }
        uncertain.addAll(ids); // a commit whose answer is lost may have happened
        connection.commit();
        uncertain.removeAll(ids);
        committed.addAll(ids);
    }

    /** Stops, and checks that the topic has all that was committed, nothing else, in order. */
    void stopAndVerify(TopicReader reader) throws InterruptedException {
        stopped = true;
        thread.join();
        assertThat(committed).hasSizeGreaterThan(100);
        Set<String> missing = new HashSet<>(committed);
        int[] seen = {0};
        reader.await(records -> {
            records.subList(seen[0], records.size())
                    .forEach(one -> missing.remove(TopicReader.id(one)));
            seen[0] = records.size();
            return missing.isEmpty();
        });
        assertNothingElseAndInOrder(reader.records);
    }

    private void assertNothingElseAndInOrder(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> ids = new HashSet<>();
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String id = TopicReader.id(record);
            assertThat(committed.contains(id) || uncertain.contains(id))
                    .as("%s committed", id)
                    .isTrue();
            if (ids.add(id)) {
                long version = Long.parseLong(TopicReader.header(record, "ce_version"));
                Long before = last.put(TopicReader.header(record, "ce_subject"), version);
                assertThat(before == null || before < version).as("order of %s", id).isTrue();
            }
        }
    }

    int committed() {
        return committed.size();
    }
}
