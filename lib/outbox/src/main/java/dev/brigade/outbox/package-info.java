/**
 * The transactional outbox. {@link dev.brigade.outbox.Outbox} writes an event in the caller's
 * transaction; a {@link dev.brigade.outbox.Relay} reads the committed ones from Postgres'
 * write-ahead log and publishes them to Kafka, in the order of commit, at least once.
 */
@NullMarked
package dev.brigade.outbox;

import org.jspecify.annotations.NullMarked;
