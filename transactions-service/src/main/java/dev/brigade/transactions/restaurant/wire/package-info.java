/** How the restaurants' commands are read, and their events written. The names are contracts. */
@NullMarked
package dev.brigade.transactions.restaurant.wire;

import org.jspecify.annotations.NullMarked;
