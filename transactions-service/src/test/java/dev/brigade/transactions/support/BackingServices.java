package dev.brigade.transactions.support;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Postgres with an empty database, and a Kafka broker. */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        BackingPostgres postgres = BackingPostgres.shared();
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "quarkus.datasource.jdbc.url",
                postgres.newDatabaseUrl(),
                "quarkus.datasource.username",
                postgres.user(),
                "quarkus.datasource.password",
                postgres.password(),
                "kafka.bootstrap.servers",
                BackingKafka.shared().bootstrapServers(),
                "WARN",
                "WARN",
                "brigade.account-patience",
                "3s");
    }

    /** They are shared by all tests of this JVM, and stopped with it. */
    @Override
    public void stop() {}
}
