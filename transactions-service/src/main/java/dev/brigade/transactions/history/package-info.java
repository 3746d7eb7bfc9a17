/** The past: streams, their events, and the state at any of them. */
@NullMarked
package dev.brigade.transactions.history;

import org.jspecify.annotations.NullMarked;
