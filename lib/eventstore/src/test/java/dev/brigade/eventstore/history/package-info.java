@NullMarked
package dev.brigade.eventstore.history;

import org.jspecify.annotations.NullMarked;
