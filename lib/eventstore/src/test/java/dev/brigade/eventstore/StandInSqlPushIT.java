package dev.brigade.eventstore;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;

/** On a server without pg_net. */
class StandInSqlPushIT extends SqlPushContract {

    private final AgroalDataSource dataSource;
    private final NetStandIn net;

    StandInSqlPushIT() {
        AgroalDataSource pool = Databases.withEventStore();
        Databases.run(pool, Sql.text("net-stand-in.sql"));
        dataSource = pool;
        net = new NetStandIn(pool);
        super(pool);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        super.close();
        net.close();
        dataSource.close();
    }
}
