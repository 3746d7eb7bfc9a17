package dev.brigade.eventstore;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresSubscriptionIT extends SubscriptionContract {

    private final AgroalDataSource dataSource;

    PostgresSubscriptionIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new PostgresEventStore(pool));
    }

    @Override
    EventStore another(EventStore store) {
        return new PostgresEventStore(dataSource);
    }

    @Override
    @AfterEach
    void close() {
        super.close();
        dataSource.close();
    }
}
