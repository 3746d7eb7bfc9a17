/** The events of payments as others see them. */
@NullMarked
package dev.brigade.account.payment.wire;

import org.jspecify.annotations.NullMarked;
