/** Dumps of all accounts, with the positions in the topics that they stand for. */
@NullMarked
package dev.brigade.account.account.dump;

import org.jspecify.annotations.NullMarked;
