/** The domain of restaurants: their menus, and what may be ordered from them. Pure. */
@NullMarked
package dev.brigade.transactions.restaurant;

import org.jspecify.annotations.NullMarked;
