/** Accounts as rows. */
@NullMarked
package dev.brigade.account.account.store;

import org.jspecify.annotations.NullMarked;
