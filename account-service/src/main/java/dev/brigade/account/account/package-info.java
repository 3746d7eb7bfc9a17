/** The domain of accounts: who orders on credit, up to which limit. Pure. */
@NullMarked
package dev.brigade.account.account;

import org.jspecify.annotations.NullMarked;
