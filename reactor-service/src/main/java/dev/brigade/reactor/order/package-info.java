/** The events of orders, as far as this service reads them. */
@NullMarked
package dev.brigade.reactor.order;

import org.jspecify.annotations.NullMarked;
