package dev.brigade.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to Kafka: it fetches, hands over to the workers, and keeps the
 * membership in the group. It never touches the database, so it goes on polling whatever happens
 * there, and it ends only when it is closed.
 */
final class PollLoop implements ConsumerRebalanceListener {

    private static final System.Logger LOG = System.getLogger("dev.brigade.messaging");
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STUCK = Duration.ofSeconds(10);
    private static final Duration LEAVING = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(8);

    private final InboxSettings settings;
    private final Assignment assignment;
    private final BrokerWatch watch;
    private final FailureStreak streak;
    private final Thread thread;
    private volatile long lastPoll = System.nanoTime();
    private volatile boolean closing;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    PollLoop(InboxSettings settings, Assignment assignment) {
        this.settings = settings;
        this.assignment = assignment;
        this.watch = new BrokerWatch(settings);
        this.streak = new FailureStreak(settings.group() + " polling");
        this.thread =
                Thread.ofPlatform().name("inbox " + settings.group()).daemon().unstarted(this::run);
    }

    void start() {
        lastPoll = System.nanoTime();
        thread.start();
    }

    /** Ends the loop and its workers, within 8 s. */
    void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        wake();
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the loop look at its workers now, and not after the poll at hand. */
    void wake() {
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    Duration sinceLastPoll() {
        return Duration.ofNanos(System.nanoTime() - lastPoll);
    }

    boolean isPolling() {
        return thread.isAlive() && sinceLastPoll().compareTo(STUCK) < 0;
    }

    BrokerWatch watch() {
        return watch;
    }

    /** What is wrong with Kafka, null when nothing is. */
    @Nullable String problem() {
        String problem = streak.problem();
        return problem == null ? watch.problem() : problem;
    }

    private void run() {
        while (!closing) {
            try {
                poll();
            } catch (Throwable e) {
                streak.failed(e);
                pause(RetryPolicy.DEFAULT.pauseAfter(streak.length()));
            }
        }
    }

    /** Polls with one Kafka client until closed, or until the client fails for good. */
    private void poll() {
        var none = new ByteArrayDeserializer();
        var consumer = new KafkaConsumer<>(KafkaOptions.of(settings), none, none);
        current = consumer;
        try {
            consumer.subscribe(settings.topics(), this);
            while (!closing) {
                cycle(consumer);
            }
        } finally {
            current = null;
            assignment.removeAll();
            consumer.close(CloseOptions.timeout(LEAVING));
        }
    }

    private void cycle(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            Set<TopicPartition> held = consumer.paused();
            for (PartitionWorker worker : assignment.workers()) {
                steer(consumer, worker, held);
            }
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            lastPoll = System.nanoTime();
            streak.succeeded();
            polled.partitions().forEach(partition -> handOver(partition, polled));
            watch.look(consumer, assignment.workers());
        } catch (WakeupException e) {
            lastPoll = System.nanoTime();
        } catch (OffsetOutOfRangeException e) {
            startOver(consumer, e);
        }
    }

    private void handOver(TopicPartition partition, ConsumerRecords<byte[], byte[]> polled) {
        PartitionWorker worker = assignment.worker(partition);
        if (worker != null) {
            worker.backlog().offer(polled.records(partition));
        }
    }

    private static void steer(
            KafkaConsumer<byte[], byte[]> consumer,
            PartitionWorker worker,
            Set<TopicPartition> held) {
        TopicPartition partition = worker.partition();
        worker.backlog().takeStart().ifPresent(offset -> consumer.seek(partition, offset));
        boolean wantsMore = worker.backlog().wantsMore();
        if (wantsMore && held.contains(partition)) {
            consumer.resume(Set.of(partition));
        } else if (!wantsMore && !held.contains(partition)) {
            consumer.pause(Set.of(partition));
        }
    }

    /**
     * Kafka does not have the offset: it deleted the records by age, or the topic was created anew.
     * What it has is read from its start; the inbox knows what had its effect already.
     */
    private void startOver(KafkaConsumer<?, ?> consumer, OffsetOutOfRangeException e) {
        e.offsetOutOfRangePartitions().forEach(this::reportGap);
        consumer.seekToBeginning(e.partitions());
    }

    private void reportGap(TopicPartition partition, long wanted) {
        if (wanted > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: Kafka does not have offset {1} of {2} any more, starting from what it has",
                    settings.group(),
                    wanted,
                    partition);
        }
    }

    /** A partition is held until its worker knows where to start. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            partitions.forEach(partition -> consumer.seek(partition, 0));
            consumer.pause(partitions);
            partitions.forEach(partition -> assignment.add(partition, this::wake));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        assignment.remove(partitions);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            // closing, which the loop sees
        }
    }
}
