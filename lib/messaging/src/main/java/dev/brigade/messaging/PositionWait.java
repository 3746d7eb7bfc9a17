package dev.brigade.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Waits for a position: that of this instance's worker, or the one in the database. */
record PositionWait(Assignment assignment, RecordProcessor processor, TopicPartition partition) {

    private static final Duration LOCAL = Duration.ofMillis(2);
    private static final Duration REMOTE = Duration.ofMillis(20);

    boolean isPast(long offset, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (position() <= offset) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(assignment.worker(partition) == null ? REMOTE : LOCAL);
        }
        return true;
    }

    private long position() {
        PartitionWorker worker = assignment.worker(partition);
        return (worker == null ? stored() : worker.position()).orElse(0);
    }

    private OptionalLong stored() {
        try {
            return processor.position(partition);
        } catch (SQLException e) {
            return OptionalLong.empty(); // away: whoever waits has the deadline
        }
    }
}
