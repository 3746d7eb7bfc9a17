/** The routes of orders. */
@NullMarked
package dev.brigade.transactions.order.http;

import org.jspecify.annotations.NullMarked;
