package dev.brigade.backing;

import java.nio.file.Path;

/** A Kafka broker for tests: empty at the start, gone at the end. */
public final class BackingKafka implements AutoCloseable {
    private final Path directory;
    private final KafkaSettings settings;
    private final KafkaBroker broker;

    private BackingKafka() {
        directory = Directories.temporary("brigade-kafka-");
        settings = KafkaSettings.temporary(directory);
        broker = KafkaBroker.start(settings);
    }

    /** The broker that the tests of this JVM share, started on first use and ended with the JVM. */
    public static BackingKafka shared() {
        return Holder.SHARED;
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    @Override
    public void close() {
        broker.close();
        Directories.delete(directory);
    }

    private static final class Holder {
        private static final BackingKafka SHARED = new BackingKafka();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "stop-kafka"));
        }
    }
}
