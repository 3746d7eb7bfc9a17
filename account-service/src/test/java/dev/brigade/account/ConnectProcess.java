package dev.brigade.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Herder.Created;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.util.FutureCallback;

/**
 * A worker of Kafka Connect in a process of its own, without its REST server, with the connector of
 * {@code deploy/connect} as it stands there but for the addresses.
 */
final class ConnectProcess {

    private static final Path FILE = Path.of("..", "deploy", "connect", "account-outbox.json");

    private ConnectProcess() {}

    static Process start(String kafka, String jdbcUrl, String password, Path offsets)
            throws IOException {
        ProcessBuilder connect =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path"),
                        ConnectProcess.class.getName(),
                        kafka,
                        jdbcUrl,
                        offsets.toString());
        connect.environment().put("POSTGRES_PASSWORD", password);
        return connect.redirectErrorStream(true)
                .redirectOutput(File.createTempFile("brigade-connect-", ".log"))
                .start();
    }

    static void main(String[] args) throws Exception {
        StandaloneHerder herder = herder(args[0], args[2]);
        herder.start();
        FutureCallback<Created<ConnectorInfo>> made = new FutureCallback<>();
        Map<String, String> connector = connector(URI.create(args[1].substring("jdbc:".length())));
        herder.putConnectorConfig(connector.get("name"), connector, false, made);
        made.get();
        while (System.in.read() >= 0) {
            continue; // until the parent is gone
        }
        herder.stop();
    }

    private static StandaloneHerder herder(String kafka, String offsetsFile) {
        Map<String, String> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "key.converter",
                        StringConverter.class.getName(),
                        "value.converter",
                        StringConverter.class.getName(),
                        "offset.storage.file.filename",
                        offsetsFile,
                        "plugin.discovery",
                        "service_load",
                        "config.providers",
                        "env",
                        "config.providers.env.class",
                        EnvVarConfigProvider.class.getName());
        Plugins plugins = new Plugins(settings);
        plugins.compareAndSwapWithDelegatingLoader();
        StandaloneConfig config = new StandaloneConfig(settings);
        FileOffsetBackingStore offsets =
                new FileOffsetBackingStore(
                        plugins.newInternalConverter(
                                true,
                                JsonConverter.class.getName(),
                                Map.of("schemas.enable", "false")));
        offsets.configure(config);
        var policy = new AllConnectorClientConfigOverridePolicy();
        Worker worker = new Worker("test", Time.SYSTEM, plugins, config, offsets, policy);
        return new StandaloneHerder(worker, "test", policy);
    }

    private static Map<String, String> connector(URI database) throws IOException {
        JsonNode file = new ObjectMapper().readTree(FILE.toFile());
        Map<String, String> connector = new HashMap<>();
        file.path("config")
                .properties()
                .forEach(one -> connector.put(one.getKey(), one.getValue().asText()));
        connector.put("name", file.path("name").asText());
        connector.put("database.hostname", database.getHost());
        connector.put("database.port", Integer.toString(database.getPort()));
        connector.put("database.dbname", database.getPath().substring(1));
        return connector;
    }
}
