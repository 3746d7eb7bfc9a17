/** The events of accounts as others see them. */
@NullMarked
package dev.brigade.account.account.wire;

import org.jspecify.annotations.NullMarked;
