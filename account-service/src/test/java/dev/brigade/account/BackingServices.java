package dev.brigade.account;

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
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.newDatabaseUrl(),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password(),
                "kafka.bootstrap.servers", BackingKafka.shared().bootstrapServers(),
                "brigade.card.key", Base64.getEncoder().encodeToString(new byte[32]),
                "quarkus.http.test-port", "0");
    }

    /** Both end with the JVM. */
    @Override
    public void stop() {}
}
