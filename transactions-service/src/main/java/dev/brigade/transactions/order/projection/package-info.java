/** The read model of orders. */
@NullMarked
package dev.brigade.transactions.order.projection;

import org.jspecify.annotations.NullMarked;
