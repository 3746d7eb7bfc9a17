/** The domain of orders: from created to collected, or cancelled on the way. Pure. */
@NullMarked
package dev.brigade.transactions.order;

import org.jspecify.annotations.NullMarked;
