package dev.brigade.backing;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a Kafka broker runs.
 *
 * @param data the directory of its log, formatted when it is empty
 * @param port the port on 127.0.0.1 that clients use
 * @param controllerPort the port on 127.0.0.1 of the KRaft controller
 */
public record KafkaSettings(Path data, int port, int controllerPort) {

    /** The address for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    static KafkaSettings temporary(Path directory) {
        return new KafkaSettings(directory, Ports.free(), Ports.free());
    }

    /**
     * One node with small buffers. The short session makes a broker that was killed known again
     * within three seconds, where the default takes nine.
     */
    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://"
                                + bootstrapServers()
                                + ",CONTROLLER://127.0.0.1:"
                                + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + bootstrapServers()),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", KafkaBroker.CONTROLLER),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"));
    }
}
