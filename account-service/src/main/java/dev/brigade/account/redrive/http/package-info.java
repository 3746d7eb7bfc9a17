/** Publishing again, over HTTP. */
@NullMarked
package dev.brigade.account.redrive.http;

import org.jspecify.annotations.NullMarked;
