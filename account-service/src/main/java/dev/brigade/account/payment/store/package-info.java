/** Payments as rows. */
@NullMarked
package dev.brigade.account.payment.store;

import org.jspecify.annotations.NullMarked;
