/** Tickets over HTTP. */
@NullMarked
package dev.brigade.reactor.kitchen.http;

import org.jspecify.annotations.NullMarked;
