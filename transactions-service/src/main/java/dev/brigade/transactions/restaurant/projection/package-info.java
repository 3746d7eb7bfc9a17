/** The read model of restaurants. */
@NullMarked
package dev.brigade.transactions.restaurant.projection;

import org.jspecify.annotations.NullMarked;
