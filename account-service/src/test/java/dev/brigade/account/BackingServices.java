package dev.brigade.account;

import static java.util.Map.entry;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/** A real Postgres with an empty database, and a real Kafka broker, for the service under test. */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        BackingPostgres postgres = BackingPostgres.shared();
        return Map.ofEntries(
                entry("quarkus.datasource.jdbc.url", postgres.newDatabaseUrl()),
                entry("quarkus.datasource.username", postgres.user()),
                entry("quarkus.datasource.password", postgres.password()),
                entry("kafka.bootstrap.servers", BackingKafka.shared().bootstrapServers()),
                entry("brigade.card.key", Base64.getEncoder().encodeToString(new byte[32])),
                entry("brigade.tokens.keys", TestKeys.secret("new", "old")),
                entry("brigade.notifier.keys", TestKeys.open("notifier")),
                entry("brigade.otp.admins", "ops@example.org"),
                entry("brigade.otp.restaurants", "Cook@example.org=trattoria"),
                // So that a test can say which caller it is.
                entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                entry("quarkus.http.test-port", "0"));
    }

    /** Both end with the JVM. */
    @Override
    public void stop() {}
}
