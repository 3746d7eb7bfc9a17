package dev.brigade.eventstore.command;

import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.PostgresEventStore;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresDeciderHandlerIT extends DeciderHandlerContract {

    private final AgroalDataSource dataSource;

    PostgresDeciderHandlerIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new PostgresEventStore(pool));
    }

    @AfterEach
    void closePool() {
        dataSource.close();
    }
}
