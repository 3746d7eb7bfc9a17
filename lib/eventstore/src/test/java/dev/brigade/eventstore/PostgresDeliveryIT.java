package dev.brigade.eventstore;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresDeliveryIT extends DeliveryContract {

    private final AgroalDataSource dataSource;

    PostgresDeliveryIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new PostgresEventStore(pool), new PostgresSlots(new Jdbc(pool)));
    }

    @Override
    int slotOf(StreamId stream) {
        return new Jdbc(dataSource)
                .query(
                        "select eventstore.slot_of(?, ?)",
                        row -> row.getInt(1),
                        stream.decider(),
                        stream.id())
                .getFirst();
    }

    @AfterEach
    void close() {
        dataSource.close();
    }
}
