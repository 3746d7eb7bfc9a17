package dev.brigade.outbox;

import java.util.OptionalLong;

/** A relay on an embedded Debezium engine. */
public final class DebeziumRelay implements Relay {
    private final RelayConfig config;

    public DebeziumRelay(RelayConfig config) {
        this.config = config;
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException(config.toString());
    }

    @Override
    public RelayStatus status() {
        return new RelayStatus(
                RelayStatus.State.STOPPED,
                false,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                null);
    }

    @Override
    public void close() {}
}
