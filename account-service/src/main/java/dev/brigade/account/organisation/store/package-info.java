/** Organisations as rows. */
@NullMarked
package dev.brigade.account.organisation.store;

import org.jspecify.annotations.NullMarked;
