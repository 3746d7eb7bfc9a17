/**
 * Who is calling: bearer tokens are checked by Quarkus, and become a {@link
 * dev.brigade.signin.Caller} that says what is theirs. Routes say which roles may use them by
 * {@code @RolesAllowed} or {@code @Authenticated}; one that says nothing is for admins.
 */
@NullMarked
package dev.brigade.signin;

import org.jspecify.annotations.NullMarked;
