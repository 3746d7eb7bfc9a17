/** Events that this service could not handle. */
@NullMarked
package dev.brigade.reactor.deadletter;

import org.jspecify.annotations.NullMarked;
