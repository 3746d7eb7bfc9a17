/** The Kafka broker's own process. */
@NullMarked
package dev.brigade.embedded.broker;

import org.jspecify.annotations.NullMarked;
