/** What runs beside transactions-service, in its process, to be compared with. */
@NullMarked
package dev.brigade.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
