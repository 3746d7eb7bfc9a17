package dev.brigade.eventstore;

import javax.sql.DataSource;

/** The contract of delivery on Postgres. */
class PostgresDelivery extends DeliveryContract {

    private final Jdbc jdbc;

    /**
     * @param dataSource of a database with the schema and no events
     */
    PostgresDelivery(DataSource dataSource) {
        jdbc = new Jdbc(dataSource);
        super(new PostgresEventStore(dataSource), new PostgresSlots(new Jdbc(dataSource)));
    }

    @Override
    int slotOf(StreamId stream) {
        return jdbc.query(
                        "select eventstore.slot_of(?, ?)",
                        row -> row.getInt(1),
                        stream.decider(),
                        stream.id())
                .getFirst();
    }
}
