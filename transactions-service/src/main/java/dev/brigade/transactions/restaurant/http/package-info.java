/** The routes of restaurants. */
@NullMarked
package dev.brigade.transactions.restaurant.http;

import org.jspecify.annotations.NullMarked;
