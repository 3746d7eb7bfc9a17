/** The cooks: they finish tickets and tell the orders. */
@NullMarked
package dev.brigade.reactor.kitchen.cooking;

import org.jspecify.annotations.NullMarked;
