/** Readiness and metrics of the relay and the consumer. */
@NullMarked
package dev.brigade.account.health;

import org.jspecify.annotations.NullMarked;
