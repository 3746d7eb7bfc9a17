package dev.brigade.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Consumes topics so that each event has its effect once. The effect, a row in {@code inbox} and
 * the position in {@code inbox_offset} are one database transaction, and after a restart or a
 * rebalance it goes on from that position. So nothing is lost or repeated by redelivery, by a
 * crash, or by an instance that keeps working on a partition it has lost: its transaction finds the
 * position moved.
 *
 * <p>Events of a partition are handled in order. One that fails is tried again with growing pauses,
 * and becomes a dead letter after some attempts, or at once when it is invalid. Failures of the
 * database or the broker are waited for, however long they last. A new consumer starts at the
 * beginning of its topics. Thread-safe.
 */
public final class InboxConsumer implements AutoCloseable {

    private final InboxSettings settings;
    private final RecordProcessor processor;
    private final Assignment assignment;
    private final PollLoop loop;
    private final Housekeeping housekeeping;

    private InboxConsumer(InboxSettings settings) {
        this.settings = settings;
        this.housekeeping = new Housekeeping(settings);
        this.processor = new RecordProcessor(settings, housekeeping::call);
        this.assignment = new Assignment(settings, processor);
        this.loop = new PollLoop(settings, assignment);
    }

    /** Starts a consumer with the given group. Instances of a group share its partitions. */
    public static Builder named(String group) {
        return new Builder(group);
    }

    /** Creates the tables {@code inbox}, {@code inbox_offset} and {@code dead_letter}. */
    public static void install(DataSource database) {
        try {
            InboxTables.install(database);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the tables of the inbox", e);
        }
    }

    /** Starts consuming, now or as soon as the broker and the database are there. Call it once. */
    public InboxConsumer start() {
        loop.start();
        housekeeping.start();
        return this;
    }

    /** What it is doing now. */
    public ConsumerStatus status() {
        return new ConsumerStatus(
                settings.group(),
                loop.isPolling(),
                loop.sinceLastPoll(),
                assignment.isPaused(),
                assignment.workers().stream().map(this::partitionStatus).toList(),
                lastError());
    }

    private PartitionStatus partitionStatus(PartitionWorker worker) {
        TopicPartition partition = worker.partition();
        return new PartitionStatus(
                partition.topic(),
                partition.partition(),
                worker.position(),
                lag(worker),
                worker.problem());
    }

    private OptionalLong lag(PartitionWorker worker) {
        OptionalLong position = worker.position();
        OptionalLong end = loop.watch().end(worker.partition());
        return position.isPresent() && end.isPresent()
                ? OptionalLong.of(Math.max(0, end.getAsLong() - position.getAsLong()))
                : OptionalLong.empty();
    }

    private @Nullable String lastError() {
        Stream<@Nullable String> workers =
                assignment.workers().stream().map(PartitionWorker::problem);
        return Stream.concat(
                        Stream.of(loop.problem()),
                        Stream.concat(workers, Stream.of(housekeeping.problem())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Stops after the events at hand. It stays in its group and keeps its partitions. */
    public void pause() {
        assignment.setPaused(true);
        loop.wake();
    }

    public void resume() {
        assignment.setPaused(false);
        loop.wake();
    }

    /**
     * Waits until the group is past an offset, on whichever instance.
     *
     * @return whether it is within the time
     */
    public boolean await(String topic, int partition, long offset, Duration atMost)
            throws InterruptedException {
        var waiting = new PositionWait(assignment, processor, new TopicPartition(topic, partition));
        return waiting.isPast(offset, atMost);
    }

    /**
     * Tries a dead letter of this group again, once. It is gone when its effect is committed, and
     * stays when the handler throws.
     *
     * @return false when there is no such dead letter
     * @throws InvalidEventException when the event can never be handled
     * @throws IllegalStateException when it failed again, with the cause
     */
    public boolean retry(UUID deadLetter) {
        return switch (processor.retry(deadLetter)) {
            case Attempt.Done() -> true;
            case Attempt.Fenced() -> false;
            case Attempt.Invalid(var cause) -> throw cause;
            case Attempt.Failed(var cause) ->
                    throw new IllegalStateException("Failed again", cause);
            case Attempt.Unavailable(var cause) ->
                    throw new IllegalStateException("The database is away", cause);
        };
    }

    /** Lets the events at hand finish, and leaves the group. Takes up to 10 s. */
    @Override
    public void close() {
        loop.close();
        housekeeping.close();
    }

    /** Collects a consumer's settings. */
    public static final class Builder {

        private final String group;
        private @Nullable String bootstrapServers;
        private @Nullable DataSource database;
        private @Nullable InboxHandler handler;
        private Collection<String> topics = List.of();
        private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
        private int concurrency = 4;
        private Duration inboxRetention = Duration.ofDays(14);
        private Duration sessionTimeout = Duration.ofSeconds(10);

        private Builder(String group) {
            this.group = group;
        }

        public Builder bootstrapServers(String servers) {
            this.bootstrapServers = servers;
            return this;
        }

        public Builder topics(String... names) {
            return topics(List.of(names));
        }

        public Builder topics(Collection<String> names) {
            this.topics = List.copyOf(names);
            return this;
        }

        /** Where the effects go, and with them inbox, positions and dead letters. */
        public Builder dataSource(DataSource source) {
            this.database = source;
            return this;
        }

        public Builder handler(InboxHandler effect) {
            this.handler = effect;
            return this;
        }

        /** Default: {@link RetryPolicy#DEFAULT}. */
        public Builder retryPolicy(RetryPolicy policy) {
            this.retryPolicy = policy;
            return this;
        }

        /** How many partitions are worked on at once, each with a connection. Default: 4. */
        public Builder concurrency(int partitions) {
            this.concurrency = partitions;
            return this;
        }

        /** How long event ids are remembered; longer than duplicates may come. Default: 14 days. */
        public Builder inboxRetention(Duration age) {
            this.inboxRetention = age;
            return this;
        }

        /** After which time of silence the group takes an instance for dead. Default: 10 s. */
        public Builder sessionTimeout(Duration timeout) {
            this.sessionTimeout = timeout;
            return this;
        }

        /** A consumer that is not started. */
        public InboxConsumer build() {
            return new InboxConsumer(
                    new InboxSettings(
                            group,
                            Objects.requireNonNull(bootstrapServers, "bootstrapServers"),
                            List.copyOf(topics),
                            Objects.requireNonNull(database, "dataSource"),
                            Objects.requireNonNull(handler, "handler"),
                            retryPolicy,
                            concurrency,
                            inboxRetention,
                            sessionTimeout));
        }
    }
}
