package dev.brigade.embedded;

import dev.brigade.embedded.broker.BrokerMain;
import dev.brigade.embedded.data.DataDirectory;
import dev.brigade.embedded.process.Addresses;
import dev.brigade.embedded.process.JavaPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JVMs of the system, each small and quick to start.
 *
 * @param root the project's directory
 */
record Jvms(Path root, DataDirectory data, Addresses addresses) {

    JavaPart kafka() {
        List<String> main =
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        data.kafka().toString(),
                        Integer.toString(addresses.kafka()),
                        Integer.toString(addresses.controller()));
        return part("kafka", "256m", main, Map.of());
    }

    JavaPart account() {
        return service(
                "account",
                "256m",
                withDatabase(
                        "account",
                        Map.of(
                                "BRIGADE_CARD_KEY", data.cardKey(),
                                "BRIGADE_TOKENS_KEYS_LOCATION", data.issuerKeys().toString(),
                                "BRIGADE_NOTIFIER_KEYS", data.notifierKeys())));
    }

    JavaPart transactions() {
        return service("transactions", "192m", withDatabase("transactions", Map.of()));
    }

    JavaPart reactor() {
        return service("reactor", "192m", withDatabase("reactor", Map.of()));
    }

    JavaPart ui() {
        Map<String, String> others =
                Map.of(
                        "BRIGADE_ACCOUNT_URL", Addresses.url(addresses.account()),
                        "BRIGADE_TRANSACTIONS_URL", Addresses.url(addresses.transactions()),
                        "BRIGADE_REACTOR_URL", Addresses.url(addresses.reactor()));
        return jar("ui", "ui", "128m", addresses.ui(), others);
    }

    private JavaPart service(String name, String heap, Map<String, String> environment) {
        int port =
                switch (name) {
                    case "account" -> addresses.account();
                    case "transactions" -> addresses.transactions();
                    default -> addresses.reactor();
                };
        return jar(name, name + "-service", heap, port, environment);
    }

    private Map<String, String> withDatabase(String database, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl(database));
        all.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        all.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        return all;
    }

    private JavaPart jar(
            String name, String module, String heap, int port, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_PROFILE", "dev"); // no sign-in, which services allow on loopback only
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers());
        String jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar").toString();
        return part(name, heap, List.of("-jar", jar), all);
    }

    private JavaPart part(
            String name, String heap, List<String> main, Map<String, String> environment) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(main);
        return new JavaPart(name, command, environment, data.path(), data.log(name));
    }
}
