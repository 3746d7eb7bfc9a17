/** Commands over HTTP: one generic route, and what the resources share. */
@NullMarked
package dev.brigade.transactions.command.http;

import org.jspecify.annotations.NullMarked;
