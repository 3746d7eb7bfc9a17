/**
 * Who may do what here, beyond the roles that stand at the routes. What is somebody else's is
 * answered as if it were not there. The whole table is docs/guide/sign-in.md.
 */
@NullMarked
package dev.brigade.account.access;

import org.jspecify.annotations.NullMarked;
