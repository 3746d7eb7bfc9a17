package dev.brigade.backing;

/** Where a Postgres for tests runs. */
interface PostgresHost extends AutoCloseable {
    int port();

    /** The same port afterwards. */
    void restart();

    @Override
    void close();
}
