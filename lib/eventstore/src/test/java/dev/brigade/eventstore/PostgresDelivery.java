package dev.brigade.eventstore;

import javax.sql.DataSource;

/** The contract of delivery on Postgres. */
abstract class PostgresDelivery extends DeliveryContract {

    /**
     * @param dataSource of a database with the schema and no events
     */
    PostgresDelivery(DataSource dataSource) {
        super(new PostgresEventStore(dataSource), new PostgresSlots(new Jdbc(dataSource)));
    }
}
