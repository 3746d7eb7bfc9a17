package dev.brigade.backing;

import java.nio.file.Path;

/** In this JVM, in a temporary directory. */
final class EmbeddedKafka implements KafkaHost {
    private final Path directory = Directories.temporary("brigade-kafka-");
    private final KafkaSettings settings = KafkaSettings.temporary(directory);
    private final KafkaBroker broker = KafkaBroker.start(settings);

    @Override
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    @Override
    public void close() {
        broker.close();
        Directories.delete(directory);
    }
}
