/** One-time passwords as others hear of them. */
@NullMarked
package dev.brigade.account.otp.wire;

import org.jspecify.annotations.NullMarked;
