/** The balance copy as rows. */
@NullMarked
package dev.brigade.account.balance.store;

import org.jspecify.annotations.NullMarked;
