/** Organisations as others hear of them. */
@NullMarked
package dev.brigade.account.organisation.wire;

import org.jspecify.annotations.NullMarked;
