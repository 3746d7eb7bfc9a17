/**
 * What one aggregate's events mean to another: placing creates an order, an order asks the ledger
 * for its payment, and the ledger's answer confirms or rejects the order.
 */
@NullMarked
package dev.brigade.transactions.choreography;

import org.jspecify.annotations.NullMarked;
