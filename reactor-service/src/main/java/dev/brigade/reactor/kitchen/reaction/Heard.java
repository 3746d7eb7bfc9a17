package dev.brigade.reactor.kitchen.reaction;

import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.order.OrderEvent;

/**
 * An order's event, and what a ticket opened because of it remembers.
 *
 * @param opening with the time at which the kitchen heard of the event: cooks start then
 */
record Heard(OrderEvent event, Opening opening) {}
