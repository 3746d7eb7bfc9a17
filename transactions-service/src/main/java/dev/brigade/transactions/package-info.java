/** Event-sourced restaurants, orders and ledgers. {@code Wiring} shows how the pieces meet. */
@NullMarked
package dev.brigade.transactions;

import org.jspecify.annotations.NullMarked;
