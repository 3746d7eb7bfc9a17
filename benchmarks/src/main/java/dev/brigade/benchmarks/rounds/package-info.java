/** Things done in turns and compared with each other, and the table of what came of it. */
@NullMarked
package dev.brigade.benchmarks.rounds;

import org.jspecify.annotations.NullMarked;
