/** One-time passwords as rows, and how often one may ask for them. */
@NullMarked
package dev.brigade.account.otp.store;

import org.jspecify.annotations.NullMarked;
