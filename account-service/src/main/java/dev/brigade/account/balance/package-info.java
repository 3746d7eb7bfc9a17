/** The domain of the balance copy: what an account owes, as its ledger's events tell. Pure. */
@NullMarked
package dev.brigade.account.balance;

import org.jspecify.annotations.NullMarked;
