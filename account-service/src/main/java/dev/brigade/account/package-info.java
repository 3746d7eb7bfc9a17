/** account-service: accounts and payments, kept as rows and published through the outbox. */
@NullMarked
package dev.brigade.account;

import org.jspecify.annotations.NullMarked;
