package dev.brigade.embedded.broker;

import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the Kafka broker until the process is asked to end. */
public final class BrokerMain {
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");
    private static final Logger CONFIGURATION = Logger.getLogger("org.apache.kafka.common.config");

    private BrokerMain() {}

    /** Arguments: the data directory, the clients' port, the controller's port. */
    public static void main(String[] arguments) throws InterruptedException {
        KAFKA.setLevel(Level.INFO);
        CONFIGURATION.setLevel(Level.WARNING);
        KafkaSettings settings =
                new KafkaSettings(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        KafkaBroker broker = KafkaBroker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
        new CountDownLatch(1).await();
    }
}
