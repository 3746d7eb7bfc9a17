package dev.brigade.embedded.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** The port of every part on 127.0.0.1. */
public record Addresses(
        int ui,
        int account,
        int transactions,
        int reactor,
        int postgres,
        int kafka,
        int controller) {

    /** The address of what listens on {@code port}. */
    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** The address of a service's database, without user. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/" + database;
    }

    /** For Kafka's clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + kafka;
    }

    /** As {@code endpoints.json} names them. */
    public Map<String, String> byName() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ui", url(ui));
        all.put("account", url(account));
        all.put("transactions", url(transactions));
        all.put("reactor", url(reactor));
        all.put("postgres", jdbcUrl("postgres") + "?user=postgres");
        all.put("kafka", bootstrapServers());
        return all;
    }
}
