package dev.brigade.outbox;

/** The relays that must all keep the same promises. */
enum Kind {
    DEBEZIUM(RelayEngine.DEBEZIUM, RelayMode.AT_LEAST_ONCE),
    DEBEZIUM_TRANSACTIONAL(RelayEngine.DEBEZIUM, RelayMode.TRANSACTIONAL),
    PGOUTPUT(RelayEngine.PGOUTPUT, RelayMode.AT_LEAST_ONCE),
    PGOUTPUT_TRANSACTIONAL(RelayEngine.PGOUTPUT, RelayMode.TRANSACTIONAL);

    private final RelayEngine engine;
    private final RelayMode mode;

    Kind(RelayEngine engine, RelayMode mode) {
        this.engine = engine;
        this.mode = mode;
    }

    RelayConfig of(RelayConfig config) {
        return config.withEngine(engine).withMode(mode);
    }

    RelayEngine engine() {
        return engine;
    }

    boolean transactional() {
        return mode == RelayMode.TRANSACTIONAL;
    }
}
