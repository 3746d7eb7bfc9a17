/** The generic route for commands. */
@NullMarked
package dev.brigade.account.http;

import org.jspecify.annotations.NullMarked;
