/** What customers are told. */
@NullMarked
package dev.brigade.reactor.notification;

import org.jspecify.annotations.NullMarked;
