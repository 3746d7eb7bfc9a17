/** Organisations over HTTP. */
@NullMarked
package dev.brigade.account.organisation.http;

import org.jspecify.annotations.NullMarked;
