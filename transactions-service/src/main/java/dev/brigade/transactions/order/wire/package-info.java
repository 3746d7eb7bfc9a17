/** How the orders' commands are read, and their events written. The names are contracts. */
@NullMarked
package dev.brigade.transactions.order.wire;

import org.jspecify.annotations.NullMarked;
