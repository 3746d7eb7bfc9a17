/** Metrics by Micrometer, which the application brings along. */
@NullMarked
package dev.brigade.eventstore.micrometer;

import org.jspecify.annotations.NullMarked;
