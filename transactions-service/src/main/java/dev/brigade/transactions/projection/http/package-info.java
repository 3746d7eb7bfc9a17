/** Read models over HTTP, for operators. */
@NullMarked
package dev.brigade.transactions.projection.http;

import org.jspecify.annotations.NullMarked;
