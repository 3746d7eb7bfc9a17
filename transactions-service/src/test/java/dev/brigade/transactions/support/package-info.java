/** Real backing services for the tests, and the words that the stories are told in. */
@NullMarked
package dev.brigade.transactions.support;

import org.jspecify.annotations.NullMarked;
