/** Publishes every event of the store to Kafka, in the order of its stream. */
@NullMarked
package dev.brigade.transactions.publishing;

import org.jspecify.annotations.NullMarked;
