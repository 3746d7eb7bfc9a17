/** Keeps the balance copy up to date with the events of ledgers. */
@NullMarked
package dev.brigade.account.balance.consumer;

import org.jspecify.annotations.NullMarked;
