/** Spans by OpenTelemetry, which the application brings along. */
@NullMarked
package dev.brigade.eventstore.opentelemetry;

import org.jspecify.annotations.NullMarked;
