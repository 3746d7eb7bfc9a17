package dev.brigade.eventstore;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresUrgentEventsIT extends UrgentEventsContract {

    private final AgroalDataSource dataSource;

    PostgresUrgentEventsIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new ObservedEventStore(new PostgresEventStore(pool), Instrumentation.NONE));
    }

    @Override
    @AfterEach
    void close() {
        super.close();
        dataSource.close();
    }
}
