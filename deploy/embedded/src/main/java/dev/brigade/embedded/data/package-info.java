/** The data directory: who may use it, and what is kept in it. */
@NullMarked
package dev.brigade.embedded.data;

import org.jspecify.annotations.NullMarked;
