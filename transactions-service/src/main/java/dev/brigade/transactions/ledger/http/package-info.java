/** The routes of ledgers. */
@NullMarked
package dev.brigade.transactions.ledger.http;

import org.jspecify.annotations.NullMarked;
