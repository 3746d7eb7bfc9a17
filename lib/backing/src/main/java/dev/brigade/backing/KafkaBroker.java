package dev.brigade.backing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker in this JVM: one KRaft node that is its own controller. */
public final class KafkaBroker implements AutoCloseable {
    static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaSettings settings) {
        server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
    }

    /** Formats the log directory where needed, and returns when the broker serves clients. */
    public static KafkaBroker start(KafkaSettings settings) {
        format(settings);
        KafkaBroker broker = new KafkaBroker(settings);
        broker.server.startup();
        return broker;
    }

    private static void format(KafkaSettings settings) {
        if (Files.exists(settings.data().resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(settings.data().toString()))
                    .setMetadataLogDirectory(settings.data().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(
                            new PrintStream(
                                    OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new BackingException("cannot format " + settings.data() + " for Kafka", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
