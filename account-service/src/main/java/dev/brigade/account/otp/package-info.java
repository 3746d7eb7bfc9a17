/** The domain of one-time passwords: who can read a code is let in. Pure. */
@NullMarked
package dev.brigade.account.otp;

import org.jspecify.annotations.NullMarked;
