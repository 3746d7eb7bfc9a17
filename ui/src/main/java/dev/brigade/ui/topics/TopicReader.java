package dev.brigade.ui.topics;

import dev.brigade.ui.live.CommandMemory;
import dev.brigade.ui.live.HopRing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows all topics of the system with one consumer of no group, from a bounded piece of their
 * past. It looks for new topics as it goes, and outlives the broker's absence. Thread-safe.
 */
public final class TopicReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);

    private static final Pattern OURS = Pattern.compile("[a-z0-9.-]+\\.v[0-9]+(\\.dlt)?");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final int history;
    private final HopDeriver deriver;
    private final HopRing ring;
    private final Clock clock;

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> liveFrom = new HashMap<>();
    private final List<Arrival> arrived = new ArrayList<>();
    private boolean caughtUp;
    private final Thread thread = new Thread(this::run, "topic-reader");
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile ReaderStatus status =
            new ReaderStatus(ReaderStatus.State.UNKNOWN, null, 0, null);

    /**
     * A reader that is not started.
     *
     * @param history how many records of the past it reads of each partition
     */
    public TopicReader(
            String bootstrapServers,
            int history,
            CommandMemory commands,
            HopRing ring,
            Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.history = history;
        this.deriver = new HopDeriver(commands);
        this.ring = ring;
        this.clock = clock;
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** How it goes. */
    public ReaderStatus status() {
        return status;
    }

    @Override
    public void close() {
        stopped = true;
        KafkaConsumer<byte[], byte[]> open = current;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException stop) {
                return;
            } catch (KafkaException broken) {
                away(broken);
                LOG.warnf(
                        "Reading the topics broke off, and begins again: %s", broken.getMessage());
                rest();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        Instant lookAgain = Instant.MIN;
        while (!stopped) {
            if (!clock.instant().isBefore(lookAgain)) {
                look(consumer);
                lookAgain = clock.instant().plus(LOOK_AGAIN);
            }
            if (consumer.assignment().isEmpty()) {
                rest();
            } else {
                take(consumer, consumer.poll(POLL));
            }
        }
    }

    /** Asks the broker for its topics, which also shows whether it is there. */
    private void look(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            Set<TopicPartition> all =
                    consumer.listTopics(PATIENCE).entrySet().stream()
                            .filter(topic -> OURS.matcher(topic.getKey()).matches())
                            .flatMap(topic -> topic.getValue().stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .collect(Collectors.toSet());
            if (!all.equals(consumer.assignment())) {
                assign(consumer, all);
            }
            status =
                    new ReaderStatus(
                            ReaderStatus.State.CONNECTED, clock.instant(), all.size(), null);
        } catch (org.apache.kafka.common.errors.TimeoutException noAnswer) {
            away(noAnswer);
        }
    }

    private void assign(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> all) {
        Set<TopicPartition> added = new HashSet<>(all);
        added.removeAll(next.keySet());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(added, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(added, PATIENCE);
        consumer.assign(all);
        for (TopicPartition partition : added) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            next.put(partition, Math.max(begin, end - history));
            liveFrom.put(partition, end);
        }
        all.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
    }

    private void take(
            KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        Instant now = clock.instant();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            boolean live = message.offset() >= liveFrom.getOrDefault(partition, 0L);
            arrived.add(new Arrival(message, live ? now : null));
            next.put(partition, message.offset() + 1);
        }
        if (caughtUp || hasReadThePast(consumer)) {
            caughtUp = true;
            arrived.sort(Comparator.comparing(Arrival::publishedAt));
            arrived.forEach(arrival -> ring.append(deriver.derive(arrival)));
            arrived.clear();
        }
    }

    /** The past comes partition by partition; it is told in the order of time. */
    private boolean hasReadThePast(KafkaConsumer<byte[], byte[]> consumer) {
        return liveFrom.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    private void away(KafkaException why) {
        status =
                new ReaderStatus(
                        ReaderStatus.State.AWAY,
                        status.lastContact(),
                        status.partitions(),
                        why.getMessage());
    }

    private void rest() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "ui",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
