package dev.brigade.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the relays of a slot log, from {@code INFO} on, while this is open. */
final class Logged extends Handler implements AutoCloseable {
    private static final Logger RELAY = Logger.getLogger(Relay.class.getName());

    static {
        RELAY.setLevel(Level.INFO);
        RELAY.setUseParentHandlers(false);
    }

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final String start;

    Logged(String slot) {
        start = "Relay " + slot + " ";
        RELAY.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.INFO.intValue()
                && record.getMessage().startsWith(start)) {
            lines.add(record.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        RELAY.removeHandler(this);
    }
}
