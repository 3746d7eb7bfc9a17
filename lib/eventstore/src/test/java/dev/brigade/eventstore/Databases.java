package dev.brigade.eventstore;

import dev.brigade.backing.BackingPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Fresh databases with the event store in them, behind small pools. */
public final class Databases {

    private static final int POOL_SIZE = 12;

    private Databases() {}

    /** One with the event store installed: a copy, which takes half the time of an installation. */
    public static AgroalDataSource withEventStore() {
        BackingPostgres postgres = BackingPostgres.shared();
        String name = "copy_" + UUID.randomUUID().toString().replace("-", "");
        try (AgroalDataSource server = pool(postgres.jdbcUrl("postgres"))) {
            run(server, "create database " + name + " template " + Installed.NAME);
        }
        return pool(postgres.jdbcUrl(name));
    }

    /** One with nothing in it. */
    public static AgroalDataSource empty() {
        return pool(BackingPostgres.shared().newDatabaseUrl());
    }

    /** Runs several statements. */
    static void run(DataSource dataSource, String script) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another pool for the same database, as another process would have. */
    static AgroalDataSource another(AgroalDataSource pool) {
        return another(pool, POOL_SIZE);
    }

    /** The same with so many connections at most. */
    static AgroalDataSource another(AgroalDataSource pool, int connections) {
        return pool(
                pool.getConfiguration()
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration()
                        .jdbcUrl(),
                connections);
    }

    private static AgroalDataSource pool(String url) {
        return pool(url, POOL_SIZE);
    }

    private static AgroalDataSource pool(String url, int connections) {
        BackingPostgres postgres = BackingPostgres.shared();
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool ->
                                    pool.maxSize(connections)
                                            .exceptionSorter(new PostgreSQLExceptionSorter())
                                            .acquisitionTimeout(Duration.ofSeconds(10))
                                            .connectionFactoryConfiguration(factory ->
                                                    factory.jdbcUrl(url)
                                                            .principal(
                                                                    new NamePrincipal(
                                                                            postgres.user()))
                                                            .credential(
                                                                    new SimplePassword(
                                                                            postgres
                                                                                    .password())))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is copied: nobody may be connected to it any more. */
    private static final class Installed {
        static final String NAME = made();

        private static String made() {
            String url = BackingPostgres.shared().newDatabaseUrl();
            try (AgroalDataSource dataSource = pool(url)) {
                PostgresEventStore.install(dataSource);
            }
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }
}
