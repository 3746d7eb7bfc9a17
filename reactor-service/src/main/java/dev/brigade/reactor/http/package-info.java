/** What this service's resources share. */
@NullMarked
package dev.brigade.reactor.http;

import org.jspecify.annotations.NullMarked;
