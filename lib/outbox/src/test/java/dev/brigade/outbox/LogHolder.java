package dev.brigade.outbox;

import java.sql.SQLException;

/** Some other program that reads a relay's slot, once the slot is free. */
final class LogHolder implements AutoCloseable {
    private final LogStream stream;

    LogHolder(Marketplace market) throws SQLException {
        market.awaitFreeSlot();
        stream = new LogStream(market.config, 0);
    }

    @Override
    public void close() {
        stream.close();
    }
}
