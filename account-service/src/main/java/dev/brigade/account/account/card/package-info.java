/** Card numbers, encrypted. */
@NullMarked
package dev.brigade.account.account.card;

import org.jspecify.annotations.NullMarked;
