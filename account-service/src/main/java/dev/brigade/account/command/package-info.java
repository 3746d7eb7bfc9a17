/** Runs a command in one transaction: its id, the row, and the events in the outbox. */
@NullMarked
package dev.brigade.account.command;

import org.jspecify.annotations.NullMarked;
