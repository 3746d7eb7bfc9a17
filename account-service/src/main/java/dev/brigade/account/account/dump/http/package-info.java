/** Dumps of all accounts over HTTP. */
@NullMarked
package dev.brigade.account.account.dump.http;

import org.jspecify.annotations.NullMarked;
