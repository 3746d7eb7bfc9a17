/** What the benchmarks share. */
@NullMarked
package dev.brigade.benchmarks;

import org.jspecify.annotations.NullMarked;
