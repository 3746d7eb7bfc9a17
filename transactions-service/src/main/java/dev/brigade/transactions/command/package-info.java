/**
 * Commands handled event-sourced: one transaction that loads, folds, decides and appends, answers
 * the same command id with the same response, and starts again when somebody else was faster.
 */
@NullMarked
package dev.brigade.transactions.command;

import org.jspecify.annotations.NullMarked;
