/** The replica of accounts: event-carried state from {@code account.events.v1}. */
@NullMarked
package dev.brigade.transactions.account;

import org.jspecify.annotations.NullMarked;
