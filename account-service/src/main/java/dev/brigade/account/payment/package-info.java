/** The domain of payments: money that the holder of an account pays back. Pure. */
@NullMarked
package dev.brigade.account.payment;

import org.jspecify.annotations.NullMarked;
