/** The tokens of those who are let in. */
@NullMarked
package dev.brigade.account.otp.token;

import org.jspecify.annotations.NullMarked;
