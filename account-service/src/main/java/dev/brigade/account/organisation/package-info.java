/** The domain of organisations: whose restaurants these are. Pure. */
@NullMarked
package dev.brigade.account.organisation;

import org.jspecify.annotations.NullMarked;
