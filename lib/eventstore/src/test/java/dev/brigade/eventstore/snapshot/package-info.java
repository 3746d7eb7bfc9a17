@NullMarked
package dev.brigade.eventstore.snapshot;

import org.jspecify.annotations.NullMarked;
