/** The processes of the system: started, watched, started again, stopped. */
@NullMarked
package dev.brigade.embedded.process;

import org.jspecify.annotations.NullMarked;
