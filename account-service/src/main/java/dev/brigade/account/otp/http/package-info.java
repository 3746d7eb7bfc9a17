/** Signing in over HTTP. */
@NullMarked
package dev.brigade.account.otp.http;

import org.jspecify.annotations.NullMarked;
