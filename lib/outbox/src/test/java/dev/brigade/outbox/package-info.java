/** The outbox and its relay on a real Postgres, a real Kafka broker and a real Debezium engine. */
@NullMarked
package dev.brigade.outbox;

import org.jspecify.annotations.NullMarked;
