/** Accounts over HTTP. */
@NullMarked
package dev.brigade.account.account.http;

import org.jspecify.annotations.NullMarked;
