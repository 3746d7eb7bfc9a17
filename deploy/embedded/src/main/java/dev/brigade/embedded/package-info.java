/** The launcher behind {@code ./run}: the whole system on one machine, without Docker. */
@NullMarked
package dev.brigade.embedded;

import org.jspecify.annotations.NullMarked;
