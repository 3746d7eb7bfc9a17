/** Copies of other services' state, made of their events alone. */
@NullMarked
package dev.brigade.reactor.replica;

import org.jspecify.annotations.NullMarked;
