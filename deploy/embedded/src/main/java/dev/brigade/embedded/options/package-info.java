/** What stands on the command line of {@code ./run}. */
@NullMarked
package dev.brigade.embedded.options;

import org.jspecify.annotations.NullMarked;
