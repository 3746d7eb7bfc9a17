package dev.brigade.backing;

/**
 * A Kafka broker for tests, with one replica of everything: empty at the start, gone at the end. It
 * runs in this JVM, or in a container when {@code BRIGADE_TEST_INFRA=containers} and a Docker
 * engine answers.
 */
public final class BackingKafka implements AutoCloseable {
    private final KafkaHost host;

    private BackingKafka(KafkaHost host) {
        this.host = host;
    }

    /** The broker that the tests of this JVM share, started on first use and ended with the JVM. */
    public static BackingKafka shared() {
        return Holder.SHARED;
    }

    public String bootstrapServers() {
        return host.bootstrapServers();
    }

    @Override
    public void close() {
        host.close();
    }

    private static final class Holder {
        private static final BackingKafka SHARED =
                new BackingKafka(
                        Containers.areWanted() ? new KafkaContainer() : new EmbeddedKafka());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "stop-kafka"));
        }
    }
}
