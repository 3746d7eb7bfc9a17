/** Commands and their answers over HTTP. */
@NullMarked
package dev.brigade.account.command.http;

import org.jspecify.annotations.NullMarked;
