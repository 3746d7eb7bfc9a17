/** Codes, and what is kept of them. */
@NullMarked
package dev.brigade.account.otp.secret;

import org.jspecify.annotations.NullMarked;
