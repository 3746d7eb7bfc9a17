/** The domain of ledgers: what an account owes, and what it may still spend. Pure. */
@NullMarked
package dev.brigade.transactions.ledger;

import org.jspecify.annotations.NullMarked;
