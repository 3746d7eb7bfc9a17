@NullMarked
package dev.brigade.eventstore;

import org.jspecify.annotations.NullMarked;
