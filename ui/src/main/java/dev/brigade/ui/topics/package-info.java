/** Reads every topic, and derives from each record the hops that it proves. */
@NullMarked
package dev.brigade.ui.topics;

import org.jspecify.annotations.NullMarked;
