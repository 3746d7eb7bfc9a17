/** How the ledgers' commands are read, and their events written. The names are contracts. */
@NullMarked
package dev.brigade.transactions.ledger.wire;

import org.jspecify.annotations.NullMarked;
