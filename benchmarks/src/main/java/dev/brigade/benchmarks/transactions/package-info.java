/** What a command to transactions-service costs, and how long an order takes. */
@NullMarked
package dev.brigade.benchmarks.transactions;

import org.jspecify.annotations.NullMarked;
