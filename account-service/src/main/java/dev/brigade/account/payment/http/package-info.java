/** Payments over HTTP. */
@NullMarked
package dev.brigade.account.payment.http;

import org.jspecify.annotations.NullMarked;
