/** What the kitchen does when it hears of an order. */
@NullMarked
package dev.brigade.reactor.kitchen.reaction;

import org.jspecify.annotations.NullMarked;
