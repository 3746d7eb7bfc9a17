@NullMarked
package dev.brigade.eventstore.opentelemetry;

import org.jspecify.annotations.NullMarked;
