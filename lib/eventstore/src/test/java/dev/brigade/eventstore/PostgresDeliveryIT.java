package dev.brigade.eventstore;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresDeliveryIT extends PostgresDelivery {

    private final AgroalDataSource dataSource;

    PostgresDeliveryIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(pool);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }
}
