/**
 * The reactor: what follows from other services' events. {@link dev.brigade.reactor.Wiring} first.
 */
@NullMarked
package dev.brigade.reactor;

import org.jspecify.annotations.NullMarked;
