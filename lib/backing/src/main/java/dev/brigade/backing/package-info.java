/**
 * A real Postgres and a real Kafka broker without Docker: the backing services of the tests, and of
 * {@code ./run}. Everything listens on loopback only.
 */
@NullMarked
package dev.brigade.backing;

import org.jspecify.annotations.NullMarked;
