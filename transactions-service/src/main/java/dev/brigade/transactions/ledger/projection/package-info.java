/** The read model of ledgers. */
@NullMarked
package dev.brigade.transactions.ledger.projection;

import org.jspecify.annotations.NullMarked;
