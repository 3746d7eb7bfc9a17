package dev.brigade.outbox;

/** The relays that must all keep the same promises. */
enum Kind {
    DEBEZIUM(RelayEngine.DEBEZIUM, RelayMode.AT_LEAST_ONCE),
    PGOUTPUT(RelayEngine.PGOUTPUT, RelayMode.AT_LEAST_ONCE),
    TRANSACTIONAL(RelayEngine.PGOUTPUT, RelayMode.TRANSACTIONAL);

    private final RelayEngine engine;
    private final RelayMode mode;

    Kind(RelayEngine engine, RelayMode mode) {
        this.engine = engine;
        this.mode = mode;
    }

    RelayConfig of(RelayConfig config) {
        return config.withMode(RelayMode.AT_LEAST_ONCE).withEngine(engine).withMode(mode);
    }

    RelayEngine engine() {
        return engine;
    }

    RelayMode mode() {
        return mode;
    }

    static Kind of(String name) {
        return valueOf(name);
    }
}
