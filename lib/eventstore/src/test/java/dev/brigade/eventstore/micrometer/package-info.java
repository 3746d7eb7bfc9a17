@NullMarked
package dev.brigade.eventstore.micrometer;

import org.jspecify.annotations.NullMarked;
