/** The table of tickets. */
@NullMarked
package dev.brigade.reactor.kitchen.storage;

import org.jspecify.annotations.NullMarked;
